/// Why one document ranks above another: what each part of the query adds to both scores.
package struct ScoreComparison: Sendable, Equatable {
    /// Where a difference of two contributions comes from. A leaf's weight is the same for both documents; the differences are multiples of
    /// it.
    package enum Cause: String, Sendable, CaseIterable {
        /// One of the two does not have the leaf.
        case presence
        /// Both have the leaf, but in one it does not count: the query, or the part of it with the leaf, does not match there.
        case matching
        /// One has it more often.
        case frequency
        /// One is shorter. Without a leaf: what the lengths add by themselves, under models with such a term.
        case length
        /// Words of the query are closer together in one, if the ranking counts that.
        case proximity
    }

    /// A part of the difference between the scores.
    package struct Part: Sendable, Equatable {
        /// The leaf's index in `leaves`; nil for what belongs to the documents as a whole.
        package var leaf: Int?
        package var cause: Cause
        package var difference: Double
    }

    package var upper: Explanation
    package var lower: Explanation
    /// The leaves that may add to a score, from left to right. Their differences, `byLength`, `byProximity` and `byRounding` sum to
    /// `difference`.
    package var leaves: [LeafComparison]

    /// What the upper document has more for its length alone.
    package var byLength: Double { upper.lengthTerm - lower.lengthTerm }

    /// What it has more because words of the query are closer together.
    package var byProximity: Double { (upper.proximity?.bonus ?? 0) - (lower.proximity?.bonus ?? 0) }

    /// What is left of the difference: scores are sums of doubles, and of 32 bits under the models of some engines.
    package var byRounding: Double { leaves.reduce(difference - byLength - byProximity) { $0 - $1.difference } }

    /// The upper document's score less the lower one's; negative if the "upper" one ranks below.
    package var difference: Double { upper.score - lower.score }

    /// Every part of the difference that is not zero, the greatest first, whichever way it counts.
    package var parts: [Part] {
        var parts: [Part] = []
        for leaf in leaves.indices {
            for cause in Cause.allCases where leaves[leaf].difference(by: cause) != 0 {
                parts.append(Part(leaf: leaf, cause: cause, difference: leaves[leaf].difference(by: cause)))
            }
        }
        if byLength != 0 { parts.append(Part(leaf: nil, cause: .length, difference: byLength)) }
        if byProximity != 0 { parts.append(Part(leaf: nil, cause: .proximity, difference: byProximity)) }
        // Equal parts stay in the order of the query.
        return parts.enumerated().sorted { ($1.element.difference.magnitude, $0.offset) < ($0.element.difference.magnitude, $1.offset) }
            .map(\.element)
    }

    /// The greatest part that counts in the direction of the difference; nil if the scores are equal.
    package var deciding: Part? {
        difference == 0 ? nil : parts.first { ($0.difference > 0) == (difference > 0) }
    }
}
