import LedeQueryLanguage

/// How much a query asks for.
struct QuerySize {
    /// Words.
    private(set) var terms = 0
    /// Words for which the terms of the index have to be looked through.
    private(set) var patterns = 0

    /// Nil for a tree that is too deep.
    ///
    /// - Complexity: linear in the tree.
    init?(_ query: Query) { guard add(query, depth: 1) else { return nil } }

    private mutating func add(_ query: Query, depth: Int) -> Bool {
        guard depth <= Query.deepest else { return false }
        for leaf in query.ownLeaves {
            for word in leaf.pattern.words {
                terms += 1
                switch word {
                case .term, .anyOf: break
                case .prefix, .anyPrefix, .wildcard, .fuzzy, .regex: patterns += 1
                }
            }
        }
        for part in query.parts where !add(part, depth: depth + 1) { return false }
        return true
    }
}
