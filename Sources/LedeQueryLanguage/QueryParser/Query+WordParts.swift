extension Query {
    /// The same for an index that does not know where words are: a word that the analyzer cuts in several (`don't`, `sea-wall`) is not a
    /// phrase but asks for each of its parts, wherever it is; if one of several words suffices, for one of them. A phrase with a blank in
    /// it stays one.
    /// - Parameter words: gets the words that were split.
    func takingWordsApart(_ words: inout [String]) -> Query {
        switch self {
        case .phrase(let phrase): return phrase.parts(&words).map { .joinedAll($0) } ?? self
        case .all(let parts): return .joinedAll(parts.map { $0.takingWordsApart(&words) })
        case .any(let parts):
            var result: [Query] = []
            for part in parts {
                switch part {
                case .phrase(let phrase): result += phrase.parts(&words) ?? [part]
                case .boosted(.phrase(let phrase), let factor): result += phrase.parts(&words)?.map { .boosted($0, by: factor) } ?? [part]
                default: result.append(part.takingWordsApart(&words))
                }
            }
            return .joinedAny(result)
        default: return mapping(part: { $0.takingWordsApart(&words) }, dropped: { $0.takingWordsApart(&words) })
        }
    }
}

extension PhraseQuery {
    /// A query for each term of a word that the analyzer cuts in several; nil for any other phrase.
    fileprivate func parts(_ words: inout [String]) -> [Query]? {
        guard terms.count > 1, field == nil, !text.unicodeScalars.contains(where: \.properties.isWhitespace) else { return nil }
        words.append(text)
        return terms.map { .phrase(PhraseQuery(terms: [$0], text: String(decoding: $0, as: UTF8.self))) }
    }
}
