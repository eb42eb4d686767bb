/// What a reader must know about the queries to judge a report.
public struct QueryNote: Codable, Sendable, Equatable {
    public var text: String
    /// The ids of those it is about; empty for all.
    public var queries: [String]

    public init(text: String, queries: [String] = []) {
        self.text = text
        self.queries = queries
    }
}
