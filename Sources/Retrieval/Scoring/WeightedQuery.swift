import InvertedIndex

/// A query made ready for one index: looked up in every segment and weighed over the whole collection.
struct WeightedQuery: Sendable {
    let tree: QueryTree
    let formula: BM25
    /// Tokens a document over the collection.
    let averageLength: Double
    /// `weights[i]` belongs to leaf i of the tree.
    let weights: [LeafWeight]
    /// `sources[s][i]` is where leaf i is found in segment s of the reader.
    let sources: [[LeafSource]]
    /// What the words of patterns stand for.
    let expansions: [ExpandedWord]
    /// The formula over this collection.
    let kernel: BM25Kernel
    /// `factors[i]` belongs to leaf i.
    let factors: [BM25Kernel.Factors]

    init(tree: QueryTree, formula: BM25, averageLength: Double, weights: [LeafWeight], sources: [[LeafSource]], expansions: [ExpandedWord]) {
        self.tree = tree
        self.formula = formula
        self.averageLength = averageLength
        self.weights = weights
        self.sources = sources
        self.expansions = expansions
        // An index without tokens has no match to score; any mean length will do for it.
        kernel = BM25Kernel(formula, averageLength: averageLength > 0 ? averageLength : 1)
        factors = weights.map { [kernel] in kernel.factors(weight: $0.weight) }
    }

    /// What each of `Query.scoringLeaves` weighs.
    var scoringLeafWeights: [Double] { weights.indices.filter { tree.scores[$0] }.map { weights[$0].weight } }
}
