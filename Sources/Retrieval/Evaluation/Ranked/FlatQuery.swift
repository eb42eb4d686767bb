import QueryLanguage

/// A query that is one leaf, or an OR or an AND of leaves alone, not of thousands: most of what people type.
struct FlatQuery {
    /// From left to right, at least one; each has a term.
    let leaves: [QueryLeaf]
    /// What the weight of each leaf is multiplied by; empty where nothing is.
    private(set) var boosts: [Double] = []
    /// Whether one leaf suffices, or all must occur.
    let isUnion: Bool

    /// The query, or nil for one of another shape.
    init?(_ query: Query) {
        switch query {
        case .phrase(let phrase):
            leaves = [.phrase(phrase)]
            isUnion = Self.isPlain(phrase)
        case .pattern(let pattern):
            leaves = [.pattern(pattern)]
            isUnion = false
        case .filter(let filter):
            leaves = [.filter(filter)]
            isUnion = false
        case .any(let parts):
            guard let leaves = Self.leaves(parts, &boosts), leaves.count <= ImpactBounds.mostLeaves else { return nil }
            self.leaves = leaves
            isUnion = true
        case .all(let parts):
            guard let leaves = Self.leaves(parts, &boosts) else { return nil }
            self.leaves = leaves
            isUnion = if leaves.count == 1, case .phrase(let phrase) = leaves[0] { Self.isPlain(phrase) } else { false }
        case .near, .boosted, .without, .none: return nil
        }
        for leaf in leaves {
            switch leaf {
            case .phrase(let phrase): if phrase.terms.isEmpty { return nil }
            case .pattern(let pattern): if pattern.words.isEmpty { return nil }
            case .filter: break
            }
        }
    }

    /// Whether every document that has the leaf's term matches, without a look at positions.
    static func isPlain(_ leaf: PhraseQuery) -> Bool { leaf.terms.count == 1 && leaf.field == nil }

    private static func leaves(_ parts: [Query], _ boosts: inout [Double]) -> [QueryLeaf]? {
        guard !parts.isEmpty else { return nil }
        var leaves: [QueryLeaf] = []
        leaves.reserveCapacity(parts.count)
        for part in parts {
            switch part {
            case .phrase(let phrase): leaves.append(.phrase(phrase))
            case .pattern(let pattern): leaves.append(.pattern(pattern))
            case .filter(let filter): leaves.append(.filter(filter))
            case .boosted(.phrase(let phrase), let factor):
                append(factor, to: &boosts, for: leaves.count)
                leaves.append(.phrase(phrase))
            case .boosted(.pattern(let pattern), let factor):
                append(factor, to: &boosts, for: leaves.count)
                leaves.append(.pattern(pattern))
            default: return nil
            }
            if !boosts.isEmpty, boosts.count < leaves.count { boosts.append(1) }
        }
        return leaves
    }

    private static func append(_ factor: Double, to boosts: inout [Double], for leaf: Int) {
        while boosts.count < leaf { boosts.append(1) }
        boosts.append(Query.boost(1, by: factor))
    }
}
