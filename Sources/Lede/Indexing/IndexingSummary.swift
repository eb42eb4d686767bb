import LedeArticleIngest
import LedeArticleModel
import LedeInvertedIndex

/// What `BulkIndexer` has done.
public struct IndexingSummary: Sendable {
    /// What the commit changed.
    public var commit: CommitSummary
    /// Records that were skipped.
    public var problemCount: Int
    /// Articles whose date cannot be read: they are indexed, and count as undated.
    public var unreadableDateCount = 0
    /// The first such date.
    public var unreadableDate: String?
    /// Articles without text, title or date, and the fields they have instead.
    public var gaps = ArticleGaps()
    /// What is in the named folders but is not an article.
    public var passedOver: [PassedOver] = []
    /// Inputs that the user named and that could not be read, or not to their end, in the order of the problems.
    public var failedInputs: [String] = []
    /// Inputs that were not UTF-8.
    public var decodings = DecodedInputs()
    /// Articles in which U+FFFD replaces bytes, or halves of surrogate pairs, that are no text.
    public var repairedCount = 0
    /// Dates whose order of day and month stayed open.
    public var dateOrders = DateOrderReport()
    /// Bytes of the inputs, compressed as they are.
    public var bytesRead: Int
    /// Bytes of the records, decompressed.
    public var recordBytes: Int
    /// Wall-clock seconds from the first byte read to the commit.
    public var seconds: Double
    /// What changed by the index's sources.
    public var sources = SourceReport()
    /// What became of the FTS5 database; nil if none was asked for.
    public var fts5: FTS5Companion.Outcome?
}
