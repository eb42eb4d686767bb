/// The leaves of a query that may add to a score, from left to right, and which of them must be near each other.
package struct ScoringLeaves {
    package private(set) var leaves: [QueryLeaf] = []
    /// Groups of leaves that must be near each other.
    package private(set) var nears: [NearGroup] = []

    /// - Complexity: linear in the tree.
    package init(_ query: Query) { collect(query) }

    private mutating func collect(_ query: Query) {
        switch query {
        case .phrase(let phrase): leaves.append(.phrase(phrase))
        case .pattern(let pattern): leaves.append(.pattern(pattern))
        case .filter(let filter): leaves.append(.filter(filter))
        case .near(let parts, let distance, let asFTS5):
            if parts.count > 1 { nears.append(NearGroup(parts, at: leaves.count, within: distance, asFTS5: asFTS5)) }
            leaves += parts
        case .boosted(let inner, _): collect(inner)
        case .all(let parts), .any(let parts): for part in parts { collect(part) }
        case .without(let kept, _): collect(kept)
        case .none: break
        }
    }
}
