/// 1 for each query evaluated, so that the sum is trec_eval's `num_q`.
package struct QueryCount: TieAwareMeasure {
    package var name: String { "NumQ" }
    package var aggregation: MeasureAggregation { .sum }

    package init() {}

    package func value(_ ranking: JudgedRanking) -> Double { 1 }

    package func expectedValue(_ ranking: JudgedRanking) -> Double { 1 }

    package func preference(_ grade: Int?) -> Int { 0 }
}
