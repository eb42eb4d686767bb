/// What the parser made of a typed query.
package struct ParsedQuery: Sendable, Equatable {
    package var query: Query
    /// Which parts of the text were not searched and why, for the user to read; empty for most queries.
    package var notes: [String]

    package init(query: Query, notes: [String] = []) {
        self.query = query
        self.notes = notes
    }
}

extension ParsedQuery {
    /// What the parser makes of `text` for every backend over the articles of `index`, such as FTS5 tables, which know only what the
    /// analyzer makes of words. All do the same work: quoted words and patterns, too, are asked for by what the analyzer makes of words. If
    /// that differs from what the index alone would be asked, a note says so.
    package init(_ text: String, forAllBackendsOf index: some QueryableIndex, adjacency: QueryParser.Adjacency) {
        let own = QueryParser(index, adjacency: adjacency).parse(text)
        query =
            QueryParser(
                analyzer: index.analyzer, adjacency: adjacency, attributes: index.attributeNames, hasPositions: index.hasPositions
            )
            .parse(text).query
        notes = own.notes
        if query != own.query {
            notes.append("an FTS5 table does not have words as written: quoted words and patterns match by stems, in every backend")
        }
    }
}
