/// What the parser made of a typed query.
public struct ParsedQuery: Sendable, Equatable {
    public var query: Query
    /// Which parts of the text were not searched and why, for the user to read; empty for most queries.
    public var notes: [String]

    public init(query: Query, notes: [String] = []) {
        self.query = query
        self.notes = notes
    }
}
