/// The mean of interpolated precision at the levels of recall 0, 0.1, … 1, trec_eval's `11pt_avg`.
package struct ElevenPointAverage: Measure {
    /// The grade from which a document is relevant.
    package let relevance: Int
    package var name: String { MeasureName.text("11pt_avg", relevance: relevance) }

    /// - Precondition: `relevance` is at least 1.
    package init(relevance: Int = 1) {
        precondition(relevance >= 1)
        self.relevance = relevance
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        (0...10).reduce(0) { $0 + InterpolatedPrecision(recall: Double($1) / 10, relevance: relevance).value(ranking) } / 11
    }
}
