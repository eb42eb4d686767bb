/// The number of documents retrieved, trec_eval's `num_ret`; with a threshold the number of relevant ones among them, `num_rel_ret`.
package struct RetrievedCount: TieAwareMeasure {
    /// The grade from which a document counts; nil for all.
    package let relevance: Int?
    package var name: String { relevance.map { "NumRet(rel=\($0))" } ?? "NumRet" }
    package var aggregation: MeasureAggregation { .sum }

    /// - Precondition: `relevance` is at least 1.
    package init(relevance: Int? = nil) {
        precondition(relevance ?? 1 >= 1)
        self.relevance = relevance
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        Double(relevance.map { ranking.relevantRetrieved(within: .max, from: $0) } ?? ranking.grades.count)
    }

    package func expectedValue(_ ranking: JudgedRanking) -> Double { value(ranking) }

    package func preference(_ grade: Int?) -> Int { 0 }
}
