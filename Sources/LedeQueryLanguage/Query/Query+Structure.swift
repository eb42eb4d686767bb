extension Query {
    /// What the query asks for if it is a leaf; else nil.
    package var leaf: QueryLeaf? {
        switch self {
        case .phrase(let phrase): .phrase(phrase)
        case .pattern(let pattern): .pattern(pattern)
        case .filter(let filter): .filter(filter)
        case .near, .boosted, .all, .any, .without, .none: nil
        }
    }

    /// The node's own leaves, from left to right: itself, or those that must be near each other.
    package var ownLeaves: [QueryLeaf] {
        if case .near(let leaves, _, _) = self { leaves } else { leaf.map { [$0] } ?? [] }
    }

    /// The queries that it consists of, from left to right.
    package var parts: [Query] {
        switch self {
        case .phrase, .pattern, .filter, .near, .none: []
        case .boosted(let inner, _): [inner]
        case .all(let parts), .any(let parts): parts
        case .without(let kept, let dropped): [kept, dropped]
        }
    }

    /// Those of `parts` that may add to a score: not what is left out.
    package var scoringParts: [Query] { if case .without(let kept, _) = self { [kept] } else { parts } }

    /// The node with other leaves of its own and other parts.
    ///
    /// - Parameters:
    ///   - leaf: gets each of `ownLeaves`.
    ///   - part: gets each of `scoringParts`.
    ///   - dropped: gets what is left out.
    package func mapping(
        leaf: (QueryLeaf) -> QueryLeaf = { $0 }, part: (Query) -> Query, dropped: (Query) -> Query = { $0 }
    ) -> Query {
        switch self {
        case .phrase, .pattern, .filter: self.leaf.map { Query(leaf($0)) } ?? self
        case .near(let leaves, let distance, let asFTS5): .near(leaves.map(leaf), within: distance, asFTS5: asFTS5)
        case .boosted(let inner, let factor): .boosted(part(inner), by: factor)
        case .all(let parts): .all(parts.map(part))
        case .any(let parts): .any(parts.map(part))
        case .without(let kept, let out): .without(part(kept), dropped(out))
        case .none: self
        }
    }

    /// The query with other leaves, except in what is left out.
    package func mappingLeaves(_ map: (QueryLeaf) -> QueryLeaf) -> Query { mapping(leaf: map) { $0.mappingLeaves(map) } }
}
