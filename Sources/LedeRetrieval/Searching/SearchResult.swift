/// The answer to a query.
public struct SearchResult: Sendable, Equatable {
    /// The best matches, best first: score descending, then doc id ascending.
    public var hits: [ScoredDocument]
    /// All live documents that match, exactly, if `SearchOptions.countsMatches` asks for it; otherwise the number of hits.
    public var matchCount: Int
    /// How the query was evaluated.
    public var algorithm: EvaluationAlgorithm
    /// What each of `Query.scoringLeaves` weighs, as `SnippetMaker` wants it.
    public var leafWeights: [Double]
    /// What the words of patterns match, in the order they were looked for.
    public var expansions: [ExpandedWord] = []
}
