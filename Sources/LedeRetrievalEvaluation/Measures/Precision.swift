/// Precision at a cutoff, trec_eval's `P_k`: relevant documents among the first k, divided by k even when fewer were retrieved.
package struct Precision: BinaryMeasure {
    package let cutoff: Int
    /// The grade from which a document is relevant.
    package let relevance: Int
    package var name: String { MeasureName.text("P", relevance: relevance, cutoff: cutoff) }
    package var depth: Int? { cutoff }

    /// - Precondition: `cutoff` and `relevance` are at least 1.
    package init(cutoff: Int, relevance: Int = 1) {
        precondition(cutoff >= 1 && relevance >= 1)
        self.cutoff = cutoff
        self.relevance = relevance
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        Double(ranking.relevantRetrieved(within: cutoff, from: relevance)) / Double(cutoff)
    }

    package func expectedValue(_ ranking: JudgedRanking) -> Double {
        ranking.expectedDiscountedGain(to: cutoff, gain: { Double(preference($0)) }, discount: { _ in 1 }) / Double(cutoff)
    }
}
