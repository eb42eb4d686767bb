import LedeQueryLanguage

/// A part of a query, and whether a document satisfies it.
package struct ClauseExplanation: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case leaf(QueryLeaf)
        /// Every part must match.
        case all
        /// One part must match.
        case any
        /// The parts must be near each other, with at most so many words between.
        case near(within: Int)
        /// The first part must match and the second must not.
        case without
        /// Matches nothing.
        case nothing
    }

    package var kind: Kind
    /// Whether the part occurs in the document, wanted or not.
    package var matches: Bool
    /// Occurrences of a leaf; of one that must be near others, those that do, if any.
    package var freq: UInt32 = 0
    package var children: [ClauseExplanation] = []
    /// How close the document comes, if the part fails; for what is left out, where it is.
    package var nearMisses: [NearMiss] = []
}
