/// A part of a MATCH expression while it is read.
struct FTS5Node {
    /// What it matches; nil for a phrase without a token, which vanishes beside others in an implicit AND and matches nothing elsewhere.
    private let found: Query?
    /// Levels of the tree, or more.
    private let height: Int

    /// Most levels that a chain of NOT makes.
    private static let highestChain = 256

    static let tokenless = FTS5Node(found: nil, height: 0)

    private init(found: Query?, height: Int) {
        self.found = found
        self.height = height
    }

    /// - Parameter leaf: a query of two levels at most.
    init(_ leaf: Query) { self.init(found: leaf, height: 2) }

    var query: Query { found ?? .none }

    /// Parts side by side, at least one.
    init(adjacent parts: [FTS5Node]) {
        let queries = parts.compactMap(\.found)
        self.init(found: queries.isEmpty ? nil : Self.all(queries), height: 3)
    }

    /// Operands of one operator, at least two. What matches nothing stays in the tree: the scores of FTS5 may depend on it (see
    /// `FTS5Walk`).
    init(_ operands: [FTS5Node], joinedBy kind: FTS5Token.Kind) {
        let height = operands.reduce(0) { max($0, $1.height) } + 1
        switch kind {
        case .and: self.init(found: Self.all(operands.map(\.query)), height: height)
        case .or: self.init(found: Self.any(operands.map(\.query)), height: height)
        default: self.init(operands[0], without: operands.dropFirst())
        }
    }

    /// `a NOT b NOT c` is `(a NOT b) NOT c`; above some height it becomes `a NOT (b OR c)`, which matches the same.
    private init(_ kept: FTS5Node, without dropped: ArraySlice<FTS5Node>) {
        var query = kept.query
        var height = kept.height
        var rest = dropped
        while height < Self.highestChain, let next = rest.popFirst() {
            query = .without(query, next.query)
            height = max(height, next.height) + 1
        }
        if !rest.isEmpty {
            query = .without(query, Self.any(rest.map(\.query)))
            height = rest.reduce(height) { max($0, $1.height + 1) } + 1
        }
        self.init(found: query, height: height)
    }

    private static func all(_ queries: [Query]) -> Query {
        queries.contains { if case .none = $0 { true } else { false } } ? .none : .joinedAll(queries)
    }

    /// Flat; `Query.joinedAny` would drop what matches nothing.
    private static func any(_ queries: [Query]) -> Query {
        var parts: [Query] = []
        parts.reserveCapacity(queries.count)
        for query in queries {
            if case .any(let inner) = query { parts += inner } else { parts.append(query) }
        }
        return parts.count == 1 ? parts[0] : .any(parts)
    }
}
