/// The number of relevant documents of the query, retrieved or not: trec_eval's `num_rel`.
package struct RelevantCount: TieAwareMeasure {
    /// The grade from which a document is relevant.
    package let relevance: Int
    package var name: String { MeasureName.text("NumRel", relevance: relevance) }
    package var aggregation: MeasureAggregation { .sum }

    /// - Precondition: `relevance` is at least 1.
    package init(relevance: Int = 1) {
        precondition(relevance >= 1)
        self.relevance = relevance
    }

    package func value(_ ranking: JudgedRanking) -> Double { Double(ranking.relevantCount(from: relevance)) }

    package func expectedValue(_ ranking: JudgedRanking) -> Double { value(ranking) }

    package func preference(_ grade: Int?) -> Int { 0 }
}
