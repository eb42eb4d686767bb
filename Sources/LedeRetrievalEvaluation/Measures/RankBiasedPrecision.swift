import Foundation

/// Rank-biased precision (Moffat and Zobel, TOIS 27(1), 2008): (1 − p) Σ p^(rank − 1) over the relevant documents; unknown documents count
/// as not relevant.
package struct RankBiasedPrecision: BinaryMeasure {
    /// The chance of continuing from a rank to the next.
    package let persistence: Double
    package let cutoff: Int?
    /// The grade from which a document is relevant.
    package let relevance: Int
    package var name: String { MeasureName.text("RBP", parameters: ["p=\(persistence)"], relevance: relevance, cutoff: cutoff) }
    package var depth: Int? { cutoff }

    /// - Parameter cutoff: nil for the whole ranking.
    /// - Precondition: 0 < `persistence` < 1; `cutoff` and `relevance` are at least 1.
    package init(persistence: Double = 0.8, cutoff: Int? = nil, relevance: Int = 1) {
        precondition(persistence > 0 && persistence < 1 && cutoff ?? 1 >= 1 && relevance >= 1)
        self.persistence = persistence
        self.cutoff = cutoff
        self.relevance = relevance
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        ranking.discountedGain(to: cutoff, gain: { Double(preference($0)) }, discount: weight)
    }

    package func expectedValue(_ ranking: JudgedRanking) -> Double {
        ranking.expectedDiscountedGain(to: cutoff, gain: { Double(preference($0)) }, discount: weight)
    }

    private func weight(_ rank: Int) -> Double { (1 - persistence) * pow(persistence, Double(rank)) }
}
