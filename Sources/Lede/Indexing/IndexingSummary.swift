import InvertedIndex

/// What `BulkIndexer` has done.
public struct IndexingSummary: Sendable {
    /// What the commit changed.
    public var commit: CommitSummary
    /// Records that were skipped.
    public var problemCount: Int
    /// Bytes of the inputs, compressed as they are.
    public var bytesRead: Int
    /// Bytes of the records, decompressed.
    public var recordBytes: Int
    /// Wall-clock seconds from the first byte read to the commit.
    public var seconds: Double
    /// What became of the FTS5 database; nil where none was asked for.
    public var fts5: FTS5Companion.Outcome?
}
