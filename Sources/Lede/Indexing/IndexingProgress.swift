/// How far `BulkIndexer` has come.
public struct IndexingProgress: Sendable, Equatable {
    public enum Phase: Sendable, Equatable {
        /// Articles are read, parsed and inverted.
        case reading
        /// The runs are merged and committed.
        case merging
        /// The articles go into the FTS5 database; `articles` counts them anew.
        case fts5
    }

    public var phase: Phase
    /// Articles indexed so far.
    public var articles: Int
    /// Bytes of the inputs read so far, compressed as they are.
    public var bytesRead: Int
    /// Bytes of all inputs; nil if not known.
    public var totalBytes: Int?
    /// In the phase `fts5`, about what `articles` will come to.
    public var totalArticles: Int?
}
