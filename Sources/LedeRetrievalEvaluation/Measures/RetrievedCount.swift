/// The number of documents retrieved, trec_eval's `num_ret`; with a threshold the number of relevant ones among them, `num_rel_ret`.
public struct RetrievedCount: TieAwareMeasure {
    /// The grade from which a document counts; nil for all.
    public let relevance: Int?
    public var name: String { relevance.map { "NumRet(rel=\($0))" } ?? "NumRet" }
    public var aggregation: MeasureAggregation { .sum }

    /// - Precondition: `relevance` is at least 1.
    public init(relevance: Int? = nil) {
        precondition(relevance ?? 1 >= 1)
        self.relevance = relevance
    }

    public func value(_ ranking: JudgedRanking) -> Double {
        Double(relevance.map { ranking.relevantRetrieved(within: .max, from: $0) } ?? ranking.grades.count)
    }

    public func expectedValue(_ ranking: JudgedRanking) -> Double { value(ranking) }

    public func preference(_ grade: Int?) -> Int { 0 }
}
