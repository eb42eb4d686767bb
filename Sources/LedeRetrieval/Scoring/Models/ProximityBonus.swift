import Foundation

/// What a score gains if two words of the query are close together (Tao & Zhai, "An exploration of proximity measures in information
/// retrieval", SIGIR 2007: their R₁ with the measure MinDist).
///
/// With δ the smallest distance in tokens between two different words of the query in one field of the document (1 for neighbours), it is
///
///     weight · ln(1 + e^(−δ) / α)
///
/// which is the paper's ln(α + e^(−δ)) less its value at infinity, so that documents without a field that has two of the words gain
/// nothing. The words are the distinct terms of the leaves that add to scores, including those of phrases, and the one that a pattern's
/// word matches if it is only one; bare function words only if the query has no others.
package struct ProximityBonus: Sendable, Equatable {
    /// The factor, 0 ... `largestWeight`; 1 is the paper's.
    package let weight: Double

    /// The paper's best α.
    package static let alpha = 0.3
    /// The greatest weight that can be asked for.
    package static let largestWeight = 1000.0

    /// With the paper's weight, 1.
    package init() { weight = 1 }

    /// - Parameter weight: 0 ... `largestWeight`.
    /// - Throws: for another number; the error's name is `proximity`.
    package init(weight: Double) throws(RankingParameterError) {
        guard (0...Self.largestWeight).contains(weight) else {
            throw RankingParameterError(name: "proximity", value: weight, largest: Self.largestWeight)
        }
        self.weight = weight
    }

    /// The gain for words `distance` tokens apart, 1 or more.
    package func bonus(distance: UInt32) -> Double { weight * log(1 + exp(-Double(distance)) / Self.alpha) }
}
