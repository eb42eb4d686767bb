/// What one leaf of a query adds to the scores of two documents, and where the difference comes from.
package struct LeafComparison: Sendable, Equatable {
    package var upper: LeafExplanation
    package var lower: LeafExplanation
    /// What the upper document has more (negative: less) because the leaf occurs in only one of the two.
    package var byPresence: Double
    /// What it has more because the leaf, which occurs in both, counts in only one: in the other the query, or the part of it with the
    /// leaf, does not match.
    package var byMatching: Double
    /// What it has more because of how often the leaf occurs in each.
    package var byFrequency: Double
    /// What it has more because of how long each document is.
    package var byLength: Double

    /// What the leaf adds to the upper document's score beyond what it adds to the lower one's.
    package var difference: Double { upper.contribution - lower.contribution }

    /// The part of the difference that comes from `cause`.
    package func difference(by cause: ScoreComparison.Cause) -> Double {
        switch cause {
        case .presence: byPresence
        case .matching: byMatching
        case .frequency: byFrequency
        case .length: byLength
        case .proximity: 0
        }
    }
}
