import LedeIndexStorage
import LedeInvertedIndex

/// What `Index.optimize` has done.
package struct OptimizationOutcome: Sendable {
    /// What an index consists of.
    package struct Shape: Sendable, Equatable {
        /// Segments.
        package var segments: Int
        /// Live articles.
        package var articles: Int
        /// Deleted articles that still take space.
        package var deletedArticles: Int
        /// Bytes on disk by structure, in the order of `IndexFileKind`; without structures that the index lacks.
        package var bytes: [IndexFileKind: Int]

        init(_ reader: IndexReader) {
            segments = reader.segments.count
            articles = reader.statistics.documentCount
            deletedArticles = reader.segments.reduce(0) { $0 + $1.deletedCount }
            bytes = Dictionary(uniqueKeysWithValues: reader.sizes.map { ($0.structure, $0.bytes) })
        }

        /// Bytes of all structures.
        package var totalBytes: Int { bytes.values.reduce(0, +) }
    }

    /// The index before.
    package var before: Shape
    /// The index after.
    package var after: Shape
    /// What the commit did.
    package var summary: OptimizationSummary
    /// What became of the FTS5 database beside the index; nil if there is none, or nothing was changed.
    package var fts5: FTS5Companion.Outcome?
}
