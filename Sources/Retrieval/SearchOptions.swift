/// How a query is answered.
public struct SearchOptions: Sendable, Equatable {
    /// Most hits returned.
    public var limit: Int
    /// The ranking formula.
    public var formula: BM25
    /// Whether all matches are counted, which may cost more than finding the best.
    public var countsMatches: Bool
    /// Techniques to do without; the answer is the same.
    public var without: EvaluationTechniques
    /// Set to evaluate in another way than the planner chooses; the answer is the same.
    package var algorithm: EvaluationAlgorithm?

    public init(limit: Int = 10, formula: BM25 = BM25(), countsMatches: Bool = true, without: EvaluationTechniques = []) {
        self.limit = limit
        self.formula = formula
        self.countsMatches = countsMatches
        self.without = without
    }
}
