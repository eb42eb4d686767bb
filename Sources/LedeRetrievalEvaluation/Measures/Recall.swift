/// Recall at a cutoff, trec_eval's `recall_k`: the share of the relevant documents that are among the first k.
package struct Recall: BinaryMeasure {
    package let cutoff: Int
    /// The grade from which a document is relevant.
    package let relevance: Int
    package var name: String { MeasureName.text("R", relevance: relevance, cutoff: cutoff) }
    package var depth: Int? { cutoff }

    /// - Precondition: `cutoff` and `relevance` are at least 1.
    package init(cutoff: Int, relevance: Int = 1) {
        precondition(cutoff >= 1 && relevance >= 1)
        self.cutoff = cutoff
        self.relevance = relevance
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        let relevantCount = ranking.relevantCount(from: relevance)
        guard relevantCount > 0 else { return 0 }
        return Double(ranking.relevantRetrieved(within: cutoff, from: relevance)) / Double(relevantCount)
    }

    package func expectedValue(_ ranking: JudgedRanking) -> Double {
        let relevantCount = ranking.relevantCount(from: relevance)
        guard relevantCount > 0 else { return 0 }
        return ranking.expectedDiscountedGain(to: cutoff, gain: { Double(preference($0)) }, discount: { _ in 1 }) / Double(relevantCount)
    }
}
