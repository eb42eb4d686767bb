/// Recall at a cutoff, trec_eval's `recall_k`: the share of the relevant documents that are among the first k.
public struct Recall: Measure {
    public let cutoff: Int
    public var name: String { "R@\(cutoff)" }

    /// - Precondition: `cutoff` is at least 1.
    public init(cutoff: Int) {
        precondition(cutoff >= 1)
        self.cutoff = cutoff
    }

    public func value(_ ranking: JudgedRanking) -> Double {
        guard ranking.relevantCount > 0 else { return 0 }
        return Double(ranking.relevantRetrieved(within: cutoff)) / Double(ranking.relevantCount)
    }
}
