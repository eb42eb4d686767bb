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

    /// What each of `Query.scoringLeaves` weighs.
    var scoringLeafWeights: [Double] { weights.indices.filter { tree.scores[$0] }.map { weights[$0].weight } }
}
