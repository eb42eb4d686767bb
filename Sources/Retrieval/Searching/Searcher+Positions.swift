import InvertedIndex
import QueryLanguage

extension Searcher {
    /// Refuses what an index without positions cannot answer.
    /// - Throws: `QueryError.needsPositions`.
    func checkPositions(_ query: Query, ranking: Ranking?) throws(QueryError) {
        guard !reader.hasPositions else { return }
        if ranking?.proximity != nil { throw .needsPositions("a bonus for proximity") }
        if ranking?.model.splitsFields == true { throw .needsPositions("a weight for fields") }
        if let part = query.partNeedingPositions(depth: 1) { throw .needsPositions(part) }
    }
}

extension Query {
    /// The first part that asks where words are, in words; nil if how often they occur is enough.
    fileprivate func partNeedingPositions(depth: Int) -> String? {
        // A deeper tree is refused for its depth.
        guard depth <= Query.deepest else { return nil }
        switch self {
        case .phrase(let phrase):
            if let field = phrase.field { return "\(field.name):" }
            return phrase.terms.count > 1 ? "the phrase \"\(phrase.text)\"" : nil
        case .pattern(let pattern): return pattern.words.isEmpty ? nil : "\"\(pattern.text)\", which is not a plain word,"
        case .filter, .none: return nil
        case .near: return "NEAR"
        case .boosted(let inner, _): return inner.partNeedingPositions(depth: depth + 1)
        case .all(let parts), .any(let parts):
            for part in parts { if let found = part.partNeedingPositions(depth: depth + 1) { return found } }
            return nil
        case .without(let kept, let dropped):
            return kept.partNeedingPositions(depth: depth + 1) ?? dropped.partNeedingPositions(depth: depth + 1)
        }
    }
}
