import Retrieval

/// A query to compare backends on.
public struct ComparedQuery: Sendable {
    /// Names it in runs and qrels; without white space.
    public var id: String
    /// As it was typed.
    public var text: String
    public var query: Query

    public init(id: String, text: String, query: Query) {
        self.id = id
        self.text = text
        self.query = query
    }
}
