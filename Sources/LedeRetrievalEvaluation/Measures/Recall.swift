/// Recall at a cutoff, trec_eval's `recall_k`: the share of the relevant documents that are among the first k.
public struct Recall: BinaryMeasure {
    public let cutoff: Int
    /// The grade from which a document is relevant.
    public let relevance: Int
    public var name: String { MeasureName.text("R", relevance: relevance, cutoff: cutoff) }
    public var depth: Int? { cutoff }

    /// - Precondition: `cutoff` and `relevance` are at least 1.
    public init(cutoff: Int, relevance: Int = 1) {
        precondition(cutoff >= 1 && relevance >= 1)
        self.cutoff = cutoff
        self.relevance = relevance
    }

    public func value(_ ranking: JudgedRanking) -> Double {
        let relevantCount = ranking.relevantCount(from: relevance)
        guard relevantCount > 0 else { return 0 }
        return Double(ranking.relevantRetrieved(within: cutoff, from: relevance)) / Double(relevantCount)
    }

    public func expectedValue(_ ranking: JudgedRanking) -> Double {
        let relevantCount = ranking.relevantCount(from: relevance)
        guard relevantCount > 0 else { return 0 }
        return ranking.expectedDiscountedGain(to: cutoff, gain: { Double(preference($0)) }, discount: { _ in 1 }) / Double(relevantCount)
    }
}
