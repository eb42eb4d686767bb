/// How a query is answered.
public struct SearchOptions: Sendable, Equatable {
    /// Most hits returned.
    public var limit: Int
    /// How matches are ranked.
    public var ranking: Ranking
    /// Whether all matches are counted, which may cost more than finding the best.
    public var countsMatches: Bool
    /// Techniques to do without; the answer is the same.
    public var without: EvaluationTechniques
    /// Set to evaluate in another way than the planner chooses; the answer is the same.
    package var algorithm: EvaluationAlgorithm?

    public init(limit: Int = 10, ranking: Ranking, countsMatches: Bool = true, without: EvaluationTechniques = []) {
        self.limit = limit
        self.ranking = ranking
        self.countsMatches = countsMatches
        self.without = without
    }

    /// Ranks by BM25 alone.
    public init(limit: Int = 10, formula: BM25 = BM25(), countsMatches: Bool = true, without: EvaluationTechniques = []) {
        self.init(limit: limit, ranking: Ranking(formula), countsMatches: countsMatches, without: without)
    }
}
