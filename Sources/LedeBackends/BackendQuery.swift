import LedeQueryLanguage

/// A query as a backend gets it.
package struct BackendQuery: Sendable, Equatable {
    /// Names it in runs and qrels; without white space.
    package var id: String
    /// As it was typed; empty if a program built it.
    package let text: String
    package let query: Query
    /// What it was read from, if that was FTS5's syntax: FTS5 gets the expression as it was typed.
    package let expression: MatchExpression?

    package init(id: String, text: String, query: Query) {
        self.init(id: id, text: text, query: query, expression: nil)
    }

    /// A query in FTS5's syntax.
    package init(id: String, _ expression: MatchExpression) {
        self.init(id: id, text: expression.text, query: expression.query, expression: expression)
    }

    /// A query that nobody typed.
    package init(_ query: Query) { self.init(id: "1", text: "", query: query) }

    private init(id: String, text: String, query: Query, expression: MatchExpression?) {
        self.id = id
        self.text = text
        self.query = query
        self.expression = expression
    }

    /// The query of which one word suffices (`Query.relaxed`); a MATCH expression asks for what it says.
    package func relaxed() -> BackendQuery { expression == nil ? searched(as: query.relaxed()) : self }

    /// What a backend searches for instead.
    func searched(as query: Query) -> BackendQuery { BackendQuery(id: id, text: text, query: query, expression: expression) }
}
