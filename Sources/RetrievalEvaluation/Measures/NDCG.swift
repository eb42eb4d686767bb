import Foundation

/// Normalized discounted cumulative gain (Järvelin and Kekäläinen, TOIS 2002), trec_eval's `ndcg` and `ndcg_cut`: discount = log₂(rank + 1),
/// normalized by the ideal ranking of the judged documents to the same cutoff.
public struct NDCG: Measure {
    public let cutoff: Int?
    public let gain: Gain
    public var name: String {
        MeasureName.text("nDCG", parameters: gain == .linear ? [] : ["dcg='exp-log2'"], cutoff: cutoff)
    }
    public var depth: Int? { cutoff }

    /// - Parameter cutoff: nil for the whole ranking.
    /// - Precondition: `cutoff` is at least 1.
    public init(cutoff: Int? = nil, gain: Gain = .linear) {
        precondition(cutoff ?? 1 >= 1)
        self.cutoff = cutoff
        self.gain = gain
    }

    public func value(_ ranking: JudgedRanking) -> Double {
        normalized(ranking.discountedGain(to: cutoff, gain: gain.value, discount: Self.discount), ranking)
    }

    public func expectedValue(_ ranking: JudgedRanking) -> Double {
        normalized(ranking.expectedDiscountedGain(to: cutoff, gain: gain.value, discount: Self.discount), ranking)
    }

    public func preference(_ grade: Int?) -> Int { max(grade ?? 0, 0) }

    private func normalized(_ gained: Double, _ ranking: JudgedRanking) -> Double {
        var ideal = 0.0
        for (rank, grade) in ranking.judgedGrades.prefix(cutoff ?? .max).enumerated() where grade > 0 {
            ideal += gain.value(grade) * Self.discount(rank)
        }
        return ideal > 0 ? gained / ideal : 0
    }

    private static func discount(_ rank: Int) -> Double { 1 / log2(Double(rank + 2)) }
}
