import LedeIndexStorage
import LedeInvertedIndex

/// What `Index.optimize` has done.
public struct OptimizationOutcome: Sendable {
    /// What an index consists of.
    public struct Shape: Sendable, Equatable {
        /// Segments.
        public var segments: Int
        /// Live articles.
        public var articles: Int
        /// Deleted articles that still take space.
        public var deletedArticles: Int
        /// Bytes on disk by structure, in the order of `IndexFileKind`; without structures that the index lacks.
        public var bytes: [IndexFileKind: Int]

        init(_ reader: IndexReader) {
            segments = reader.segments.count
            articles = reader.statistics.documentCount
            deletedArticles = reader.segments.reduce(0) { $0 + $1.deletedCount }
            bytes = Dictionary(uniqueKeysWithValues: reader.sizes.map { ($0.structure, $0.bytes) })
        }

        /// Bytes of all structures.
        public var totalBytes: Int { bytes.values.reduce(0, +) }
    }

    /// The index before.
    public var before: Shape
    /// The index after.
    public var after: Shape
    /// What the commit did.
    public var summary: OptimizationSummary
    /// What became of the FTS5 database beside the index; nil if there is none, or nothing was changed.
    public var fts5: FTS5Companion.Outcome?
}
