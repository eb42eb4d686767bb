import InvertedIndex

/// A query made ready for one index: looked up in every segment and weighed over the whole collection.
package struct WeightedQuery: Sendable {
    package let tree: QueryTree
    package let ranking: Ranking
    /// Of the whole collection.
    package let statistics: CollectionStatistics
    /// `weights[i]` belongs to leaf i of the tree.
    package let weights: [LeafWeight]
    /// `sources[s][i]` is where leaf i is found in segment s of the reader.
    package let sources: [[LeafSource]]
    /// `fieldLists[s][i][c]`: the matches of leaf i in field c of segment s, for each field but the last, where fields have weights and the
    /// leaf may be in several; empty otherwise.
    let fieldLists: [[[MatchList]]]
    /// What the words of patterns stand for.
    let expansions: [ExpandedWord]
    /// The model over this collection.
    package let kernel: ModelKernel
    /// Whose distances count; empty unless the ranking has a bonus for them.
    let proximityWords: [ProximityWord]
    /// The leaves that add to scores and that the collection has, each as often as its boost says.
    package let queryLength: Double

    init(
        tree: QueryTree, ranking: Ranking, statistics: CollectionStatistics, weights: [LeafWeight], sources: [[LeafSource]],
        fieldLists: [[[MatchList]]], expansions: [ExpandedWord]
    ) {
        self.tree = tree
        self.ranking = ranking
        self.statistics = statistics
        self.weights = weights
        self.sources = sources
        self.fieldLists = fieldLists
        self.expansions = expansions
        kernel = ModelKernel(ranking.model, statistics: statistics)
        proximityWords = ranking.proximity == nil ? [] : ProximityWord.words(of: tree)
        queryLength = weights.reduce(0) { $0 + ($1.collectionFreq > 0 ? $1.boost : 0) }
    }

    /// What each of `Query.scoringLeaves` weighs.
    package var scoringLeafWeights: [Double] { tree.scoringLeaves.map { leaves in weights[leaves].reduce(0) { $0 + $1.weight } } }
}
