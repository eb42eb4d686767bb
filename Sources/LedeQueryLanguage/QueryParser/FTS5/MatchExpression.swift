/// A MATCH expression of SQLite FTS5: the text, which FTS5 gets as it was typed, and the tree that it was read as (`FTS5Syntax`).
///
/// It is answered as FTS5 answers it: a prefix is all the terms that begin with it, however many, and under FTS5's own formula its oddities
/// are followed (`SearchOptions.followsFTS5`).
package struct MatchExpression: Sendable, Equatable {
    package let text: String
    package let query: Query

    package init(text: String, query: Query) {
        self.text = text
        self.query = query
    }
}

extension FTS5Syntax {
    /// The same as `parse`, with the text.
    package func expression(_ text: String) throws(QuerySyntaxError) -> MatchExpression {
        MatchExpression(text: text, query: try parse(text))
    }
}
