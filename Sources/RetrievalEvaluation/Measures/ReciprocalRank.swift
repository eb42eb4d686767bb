/// Reciprocal rank of the first relevant document, trec_eval's `recip_rank` (Kantor and Voorhees, TREC-5, 1996); 0 if there is none.
public struct ReciprocalRank: Measure {
    public var name: String { "RR" }

    public init() {}

    public func value(_ ranking: JudgedRanking) -> Double {
        guard let index = ranking.grades.firstIndex(where: { ($0 ?? 0) > 0 }) else { return 0 }
        return 1 / Double(index + 1)
    }
}
