/// A table or an index of a database, and the bytes of its pages.
package struct FTS5TableSize: Sendable, Equatable {
    /// Its name in SQLite's schema, as in `articles_data`.
    package var name: String
    package var bytes: Int64
}
