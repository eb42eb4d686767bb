/// The leaves of a query that may add to a score, from left to right, and which of them must be near each other.
package struct ScoringLeaves {
    package private(set) var leaves: [QueryLeaf] = []
    /// Groups of leaves that must be near each other.
    package private(set) var nears: [NearGroup] = []

    /// - Complexity: linear in the tree.
    package init(_ query: Query) { collect(query) }

    private mutating func collect(_ query: Query) {
        if case .near(let parts, let distance, let asFTS5) = query, parts.count > 1 {
            nears.append(NearGroup(parts, at: leaves.count, within: distance, asFTS5: asFTS5))
        }
        leaves += query.ownLeaves
        for part in query.scoringParts { collect(part) }
    }
}
