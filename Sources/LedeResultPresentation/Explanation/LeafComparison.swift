/// What one leaf of a query adds to the scores of two documents, and where the difference comes from.
public struct LeafComparison: Sendable, Equatable {
    public var upper: LeafExplanation
    public var lower: LeafExplanation
    /// What the upper document has more (negative: less) because the leaf occurs in only one of the two.
    public var byPresence: Double
    /// What it has more because the leaf, which occurs in both, counts in only one: in the other the query, or the part of it with the
    /// leaf, does not match.
    public var byMatching: Double
    /// What it has more because of how often the leaf occurs in each.
    public var byFrequency: Double
    /// What it has more because of how long each document is.
    public var byLength: Double

    /// What the leaf adds to the upper document's score beyond what it adds to the lower one's.
    public var difference: Double { upper.contribution - lower.contribution }

    /// The part of the difference that comes from `cause`.
    public func difference(by cause: ScoreComparison.Cause) -> Double {
        switch cause {
        case .presence: byPresence
        case .matching: byMatching
        case .frequency: byFrequency
        case .length: byLength
        case .proximity: 0
        }
    }
}
