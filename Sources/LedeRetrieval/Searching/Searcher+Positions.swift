import LedeInvertedIndex
import LedeQueryLanguage

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
        if case .near = self { return "NEAR" }
        switch leaf {
        case .phrase(let phrase):
            if let field = phrase.field { return "\(field.name):" }
            if phrase.terms.count > 1 { return "the phrase \"\(phrase.text)\"" }
        case .pattern(let pattern): if !pattern.words.isEmpty { return "\"\(pattern.text)\", which is not a plain word," }
        case .filter, nil: break
        }
        for part in parts { if let found = part.partNeedingPositions(depth: depth + 1) { return found } }
        return nil
    }
}
