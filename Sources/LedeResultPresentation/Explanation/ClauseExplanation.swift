import LedeQueryLanguage

/// A part of a query, and whether a document satisfies it.
public struct ClauseExplanation: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
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

    public var kind: Kind
    /// Whether the part occurs in the document, wanted or not.
    public var matches: Bool
    /// Occurrences of a leaf; of one that must be near others, those that do, if any.
    public var freq: UInt32 = 0
    public var children: [ClauseExplanation] = []
    /// How close the document comes, if the part fails; for what is left out, where it is.
    public var nearMisses: [NearMiss] = []
}
