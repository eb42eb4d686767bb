/// What an FTS5 index takes on disk, in bytes.
package struct FTS5Sizes: Sendable, Equatable {
    /// The whole file.
    package var file: Int64
    /// Postings, positions and document lengths; nil if SQLite cannot tell (no `dbstat`).
    package var index: Int64?
    /// The stored text of the articles and their ids; nil if SQLite cannot tell.
    package var content: Int64?
    /// By table, in the order of their names; empty if SQLite cannot tell.
    package var tables: [FTS5TableSize] = []
}
