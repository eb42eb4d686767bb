/// The leaves of a query that may add to a score, from left to right, and which of them must stand near each other.
struct ScoringLeaves {
    private(set) var leaves: [QueryLeaf] = []
    /// Groups of leaves that must stand near each other, and how far apart at most.
    private(set) var nears: [(leaves: Range<Int>, distance: Int)] = []

    /// - Complexity: linear in the tree.
    init(_ query: Query) { collect(query) }

    private mutating func collect(_ query: Query) {
        switch query {
        case .phrase(let phrase): leaves.append(.phrase(phrase))
        case .pattern(let pattern): leaves.append(.pattern(pattern))
        case .filter(let filter): leaves.append(.filter(filter))
        case .near(let parts, let distance):
            if parts.count > 1 { nears.append((leaves.count..<leaves.count + parts.count, distance)) }
            leaves += parts
        case .boosted(let inner, _): collect(inner)
        case .all(let parts), .any(let parts): for part in parts { collect(part) }
        case .without(let kept, _): collect(kept)
        case .none: break
        }
    }
}
