import QueryLanguage
import Retrieval

/// A query as a backend gets it.
public struct BackendQuery: Sendable {
    /// Names it in runs and qrels; no white space.
    public var id: String
    /// As it was typed.
    public var text: String
    public var query: Query
    /// Whether the text is a MATCH expression of FTS5 that was read as `query` (`FTS5Syntax`), and FTS5 gets it as it was typed.
    public var isMatchExpression: Bool

    public init(id: String, text: String, query: Query, isMatchExpression: Bool = false) {
        self.id = id
        self.text = text
        self.query = query
        self.isMatchExpression = isMatchExpression
    }
}
