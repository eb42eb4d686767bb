import Foundation

/// Normalized discounted cumulative gain (Järvelin and Kekäläinen, TOIS 2002), trec_eval's `ndcg` and `ndcg_cut`: discount = log₂(rank +
/// 1), normalized by the ideal ranking of the judged documents to the same cutoff.
package struct NDCG: TieAwareMeasure {
    package let cutoff: Int?
    package let gain: Gain
    package var name: String {
        let parameters: [String] =
            switch gain {
            case .linear: []
            case .exponential: ["dcg='exp-log2'"]
            case .custom(let gains): [Self.text(gains)]
            }
        return MeasureName.text("nDCG", parameters: parameters, cutoff: cutoff)
    }
    package var depth: Int? { cutoff }

    /// `gains={1:1,2:5}`, by grade.
    private static func text(_ gains: [Int: Double]) -> String {
        let pairs = gains.sorted { $0.key < $1.key }.map { grade, gain in
            "\(grade):\(gain == gain.rounded() && gain < 1e15 ? String(Int(gain)) : String(gain))"
        }
        return "gains={" + pairs.joined(separator: ",") + "}"
    }

    /// - Parameter cutoff: nil for the whole ranking.
    /// - Precondition: `cutoff` is at least 1.
    package init(cutoff: Int? = nil, gain: Gain = .linear) {
        precondition(cutoff ?? 1 >= 1)
        self.cutoff = cutoff
        self.gain = gain
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        normalized(ranking.discountedGain(to: cutoff, gain: gain.value, discount: Self.discount), ranking)
    }

    package func expectedValue(_ ranking: JudgedRanking) -> Double {
        normalized(ranking.expectedDiscountedGain(to: cutoff, gain: gain.value, discount: Self.discount), ranking)
    }

    package func preference(_ grade: Int?) -> Int {
        guard case .custom = gain else { return max(grade ?? 0, 0) }
        // The bits of non-negative numbers sort like the numbers.
        return Int(gain.value(grade).magnitude.bitPattern)
    }

    private func normalized(_ gained: Double, _ ranking: JudgedRanking) -> Double {
        var ideal = 0.0
        let isSorted = if case .custom = gain { false } else { true }
        let gains =
            isSorted ? ranking.judgedGrades.prefix(cutoff ?? .max).map(gain.value) : ranking.judgedGrades.map(gain.value).sorted(by: >)
        for (rank, gain) in gains.prefix(cutoff ?? .max).enumerated() where gain > 0 { ideal += gain * Self.discount(rank) }
        return ideal > 0 ? gained / ideal : 0
    }

    private static func discount(_ rank: Int) -> Double { 1 / log2(Double(rank + 2)) }
}
