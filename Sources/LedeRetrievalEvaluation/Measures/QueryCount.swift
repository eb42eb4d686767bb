/// 1 for each query evaluated, so that the sum is trec_eval's `num_q`.
public struct QueryCount: TieAwareMeasure {
    public var name: String { "NumQ" }
    public var aggregation: MeasureAggregation { .sum }

    public init() {}

    public func value(_ ranking: JudgedRanking) -> Double { 1 }

    public func expectedValue(_ ranking: JudgedRanking) -> Double { 1 }

    public func preference(_ grade: Int?) -> Int { 0 }
}
