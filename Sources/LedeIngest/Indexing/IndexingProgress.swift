/// How far `BulkIndexer` has come.
package struct IndexingProgress: Sendable, Equatable {
    package enum Phase: Sendable, Equatable {
        /// Articles are read, parsed and inverted.
        case reading
        /// The runs are merged and committed.
        case merging
        /// The articles go into the FTS5 database; `articles` counts them anew.
        case fts5
    }

    package var phase: Phase
    /// Articles indexed so far.
    package var articles: Int
    /// Bytes of the inputs read so far, compressed as they are.
    package var bytesRead: Int
    /// Bytes of all inputs; nil if not known.
    package var totalBytes: Int?
    /// In the phase `fts5`, about what `articles` will come to.
    package var totalArticles: Int?
}
