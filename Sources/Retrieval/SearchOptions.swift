/// How a query is answered.
public struct SearchOptions: Sendable, Equatable {
    /// Most hits returned; the matches are counted in any case.
    public var limit: Int
    /// The ranking formula.
    public var formula: BM25
    /// Set to evaluate in another way than the planner chooses; the answer is the same.
    package var algorithm: EvaluationAlgorithm?

    public init(limit: Int = 10, formula: BM25 = BM25()) {
        self.limit = limit
        self.formula = formula
    }
}
