extension SearchQuery {
    /// The texts that it asks for, in their order with blanks between them, for an engine that knows only words: without conditions and
    /// what is left out. What was typed alone is given as it was typed.
    package var text: String { texts.joined(separator: " ") }

    private var texts: [String] {
        switch node {
        case .words(let text, _), .phrase(let text), .prefix(let text), .fuzzy(let text, _), .wildcard(let text), .typed(let text, _, _):
            [text]
        case .near(let texts, _): texts
        case .restricted(let query, _), .boosted(let query, _): query.texts
        case .all(let parts), .any(let parts): parts.flatMap(\.texts)
        case .everything, .filter, .not, .tooLarge: []
        }
    }
}
