/// The answer to a query.
package struct SearchResult: Sendable, Equatable {
    /// The best matches, best first: score descending, then doc id ascending.
    package var hits: [ScoredDocument]
    /// All live documents that match, exactly, if `SearchOptions.countsMatches` asks for it; otherwise the number of hits.
    package var matchCount: Int
    /// How the query was evaluated.
    package var algorithm: EvaluationAlgorithm
    /// What each of `Query.scoringLeaves` weighs, as `SnippetMaker` wants it.
    package var leafWeights: [Double]
    /// What the words of patterns match, in the order they were looked for.
    package var expansions: [ExpandedWord] = []
}
