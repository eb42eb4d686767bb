import LedeQueryLanguage

/// A query that is one leaf, or an OR or an AND only of leaves, not thousands, with or without conditions: most of what people type.
struct FlatQuery {
    /// Rounded up, the bounds of this many leaves still add up to a 16-bit number (`ImpactBounds`).
    static let mostUnionLeaves = 4_096

    /// From left to right; each has a term.
    private(set) var leaves: [QueryLeaf] = []
    /// What the weight of each leaf is multiplied by; empty if nothing is.
    private(set) var boosts: [Double] = []
    /// Whether one leaf suffices, or all must occur.
    private(set) var isUnion = false
    /// What a match must satisfy besides the leaves.
    private(set) var conditions: [Condition] = []
    /// For each wanted condition, the number of leaves before it.
    private(set) var conditionPlaces: [Int] = []

    /// What is known about an article besides its text, and must or must not hold.
    struct Condition: Sendable, Equatable {
        let filter: AttributeFilter
        let isWanted: Bool
    }

    /// The query, or nil for one of another shape.
    init?(_ query: Query) {
        guard lay(query, depth: 1), !leaves.isEmpty, leaves.count <= Self.mostUnionLeaves || !isUnion else { return nil }
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

    /// Whether a leaf is a word that matches wherever it occurs.
    private static func isPlain(_ leaf: QueryLeaf) -> Bool { if case .phrase(let phrase) = leaf { isPlain(phrase) } else { false } }

    private mutating func lay(_ query: Query, depth: Int) -> Bool {
        switch query {
        case .phrase, .pattern, .filter, .boosted:
            guard append(query, boost: 1, within: .all, depth: depth) else { return false }
        case .any(let parts):
            isUnion = true
            leaves.reserveCapacity(parts.count)
            for part in parts where !append(part, boost: 1, within: .any, depth: depth + 1) { return false }
            return true
        case .all(let parts):
            if let alternatives = Self.alternatives(parts) {
                for part in parts[..<alternatives] { append(part) }
                guard lay(parts[alternatives], depth: depth + 1) else { return false }
                for part in parts[(alternatives + 1)...] { append(part) }
                return true
            }
            leaves.reserveCapacity(parts.count)
            for part in parts where !append(part, boost: 1, within: .all, depth: depth + 1) { return false }
        case .without(let kept, .filter(let filter)):
            guard depth <= Query.deepest, lay(kept, depth: depth + 1) else { return false }
            conditions.append(Condition(filter: filter, isWanted: false))
            return true
        default: return false
        }
        if leaves.isEmpty { takeConditions() }
        // A single word is an OR of one, where not every match is looked at.
        isUnion = leaves.count == 1 && Self.isPlain(leaves[0])
        return true
    }

    /// The place of the one part of an AND that is not a condition, if it is an OR.
    private static func alternatives(_ parts: [Query]) -> Int? {
        var place: Int?
        for (index, part) in parts.enumerated() {
            if case .filter = part { continue }
            guard place == nil, case .any = part else { return nil }
            place = index
        }
        return place
    }

    /// Makes leaves of the conditions if there is nothing else.
    private mutating func takeConditions() {
        for condition in conditions where condition.isWanted { leaves.append(.filter(condition.filter)) }
        conditions.removeAll(where: \.isWanted)
        conditionPlaces = []
    }

    private enum Kind { case any, all }

    /// Appends the leaves of a part of an OR or an AND; conditions are not leaves.
    private mutating func append(_ query: Query, boost: Double, within kind: Kind, depth: Int) -> Bool {
        guard depth <= Query.deepest else { return false }
        switch query {
        case .phrase(let phrase): append(.phrase(phrase), boost)
        case .pattern(let pattern): append(.pattern(pattern), boost)
        case .filter(let filter): if kind == .any { append(.filter(filter), boost) } else { append(query) }
        case .boosted(let inner, let factor):
            return append(inner, boost: Query.boost(boost, by: factor), within: kind, depth: depth + 1)
        case .any(let parts):
            guard kind == .any || parts.count == 1 else { return false }
            for part in parts where !append(part, boost: boost, within: kind, depth: depth + 1) { return false }
        case .all(let parts):
            guard kind == .all || parts.count == 1 else { return false }
            for part in parts where !append(part, boost: boost, within: kind, depth: depth + 1) { return false }
        default: return false
        }
        return true
    }

    /// Notes a condition that every match must satisfy.
    private mutating func append(_ condition: Query) {
        guard case .filter(let filter) = condition else { return }
        conditions.append(Condition(filter: filter, isWanted: true))
        conditionPlaces.append(leaves.count)
    }

    private mutating func append(_ leaf: QueryLeaf, _ boost: Double) {
        if boost != 1 { while boosts.count < leaves.count { boosts.append(1) } }
        leaves.append(leaf)
        if boost != 1 || !boosts.isEmpty { boosts.append(boost) }
    }

    /// The weights of the query's scoring leaves, including conditions, which weigh nothing.
    /// - Parameter weights: those of `leaves`.
    func scoringWeights(_ weights: [Double]) -> [Double] {
        guard !conditionPlaces.isEmpty else { return weights }
        var all: [Double] = []
        var places = conditionPlaces[...]
        for index in 0...weights.count {
            while places.first == index {
                all.append(0)
                places.removeFirst()
            }
            if index < weights.count { all.append(weights[index]) }
        }
        return all
    }
}
