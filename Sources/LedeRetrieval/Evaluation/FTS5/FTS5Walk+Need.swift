import LedeQueryLanguage

extension FTS5Walk {
    /// Whether answering `query` as FTS5 does takes its way: for scores by its formula, or only for the matches.
    static func isNeeded(for query: Query, ranking: Ranking?) -> Bool {
        guard let ranking else { return isNeededForMatches(of: query) }
        return ranking.isFTS5Alone && isNeeded(for: query)
    }

    /// Whether FTS5's score of a match of `query` may differ from the sum over the phrases that match.
    ///
    /// - Complexity: linear in the tree times its depth.
    package static func isNeeded(for query: Query) -> Bool {
        isNeededForMatches(of: query) || mayDiffer(query, isRoot: true, isOptional: false, depth: 1)
    }

    /// Whether FTS5's matches themselves may differ: if the query has a phrase without columns.
    ///
    /// - Complexity: linear in the tree.
    static func isNeededForMatches(of query: Query) -> Bool { hasNowhere(query, depth: 1) }

    private static func hasNowhere(_ query: Query, depth: Int) -> Bool {
        guard depth <= Query.deepest else { return false }
        if case .pattern(let pattern) = query, pattern.gaps < 0 { return true }
        return query.parts.contains { hasNowhere($0, depth: depth + 1) }
    }

    /// - Parameter isOptional: whether a document may match the whole query where `query` does not match.
    private static func mayDiffer(_ query: Query, isRoot: Bool, isOptional: Bool, depth: Int) -> Bool {
        // A deeper tree is not searched.
        guard depth <= Query.deepest else { return false }
        func anyMayDiffer(_ parts: [Query], isOptional: Bool) -> Bool {
            parts.contains { mayDiffer($0, isRoot: false, isOptional: isOptional, depth: depth + 1) }
        }
        switch query {
        case .near(let parts, _, _): return isOptional && parts.count > 1 && parts.contains(where: mayMiss)
        case .all(let parts):
            return !isRoot && parts.contains { mayMiss($0, depth: depth) } && parts.contains { hasAlternatives($0, depth: depth) }
                || anyMayDiffer(parts, isOptional: isOptional)
        case .any(let parts): return anyMayDiffer(parts, isOptional: true)
        case .without(let kept, let dropped):
            return isOptional || anyMayDiffer([kept], isOptional: isOptional) || anyMayDiffer([dropped], isOptional: true)
        default: return query.parts.contains { mayDiffer($0, isRoot: isRoot, isOptional: isOptional, depth: depth + 1) }
        }
    }

    /// Whether FTS5 may stop at a document that does not match.
    private static func mayMiss(_ query: Query, depth: Int) -> Bool {
        guard depth <= Query.deepest else { return false }
        let leaves = query.ownLeaves
        return leaves.count > 1 || leaves.contains(where: mayMiss) || query.scoringParts.contains { mayMiss($0, depth: depth + 1) }
    }

    private static func mayMiss(_ leaf: QueryLeaf) -> Bool {
        switch leaf {
        case .phrase(let phrase): phrase.terms.count > 1 || phrase.field != nil
        case .filter: false
        case .pattern(let pattern): pattern.words.count > 1 || pattern.field != nil || pattern.startsField
        }
    }

    private static func hasAlternatives(_ query: Query, depth: Int) -> Bool {
        guard depth <= Query.deepest else { return false }
        if case .any = query { return true }
        return query.parts.contains { hasAlternatives($0, depth: depth + 1) }
    }
}
