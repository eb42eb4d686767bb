/// A table or an index of a database, and the bytes of its pages.
public struct FTS5TableSize: Sendable, Equatable {
    /// Its name in SQLite's schema, as in `articles_data`.
    public var name: String
    public var bytes: Int64
}
