/// The number of relevant documents of the query, retrieved or not: trec_eval's `num_rel`.
public struct RelevantCount: TieAwareMeasure {
    /// The grade from which a document is relevant.
    public let relevance: Int
    public var name: String { MeasureName.text("NumRel", relevance: relevance) }
    public var aggregation: MeasureAggregation { .sum }

    /// - Precondition: `relevance` is at least 1.
    public init(relevance: Int = 1) {
        precondition(relevance >= 1)
        self.relevance = relevance
    }

    public func value(_ ranking: JudgedRanking) -> Double { Double(ranking.relevantCount(from: relevance)) }

    public func expectedValue(_ ranking: JudgedRanking) -> Double { value(ranking) }

    public func preference(_ grade: Int?) -> Int { 0 }
}
