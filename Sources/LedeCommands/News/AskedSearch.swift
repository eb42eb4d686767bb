import LedeModules

/// A saved search, to be asked of an index.
struct AskedSearch {
    private let query: BackendQuery
    private let filters: [AttributeFilter]
    /// What there is to say of how the query was read.
    let notes: [String]

    /// - Throws: `CommandFailure` for an invalid query or filter, with the place of the mistake.
    init(_ search: SavedSearch, _ reader: IndexReader, _ terminal: Terminal) throws(CommandFailure) {
        guard let syntax = QuerySyntax(rawValue: search.syntax) else {
            throw CommandFailure("the saved search \(search.name) has a syntax that this version does not know: \(search.syntax)")
        }
        let text = search.query.isEmpty ? "*" : search.query
        let reading = QueryReading(syntax: syntax, asksFTS5: false)
        let parsed = try reading.parsed(text, adjacency: search.matchesAny ? .any : .all, for: reader, terminal)
        query = reading.query(parsed, text: text)
        notes = parsed.notes
        do throws(FilterTexts.Failure) { filters = try search.filters.filters() } catch {
            throw CommandFailure(error, option: "--" + error.kind.rawValue)
        }
    }

    /// What came after the commit `mark`.
    func news(_ reader: IndexReader, since mark: Int64) throws -> ArticleNews {
        try ArticleNews(reader, query, filters: filters, since: mark)
    }
}
