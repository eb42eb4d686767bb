/// Precision at a cutoff, trec_eval's `P_k`: relevant documents among the first k, divided by k even when fewer were retrieved.
public struct Precision: Measure {
    public let cutoff: Int
    public var name: String { "P@\(cutoff)" }

    /// - Precondition: `cutoff` is at least 1.
    public init(cutoff: Int) {
        precondition(cutoff >= 1)
        self.cutoff = cutoff
    }

    public func value(_ ranking: JudgedRanking) -> Double {
        Double(ranking.relevantRetrieved(within: cutoff)) / Double(cutoff)
    }
}
