/// What whoever reads a report must know of the queries to judge it.
public struct QueryNote: Codable, Sendable, Equatable {
    public var text: String
    /// The ids of those that it is about; empty for all.
    public var queries: [String]

    public init(text: String, queries: [String] = []) {
        self.text = text
        self.queries = queries
    }
}
