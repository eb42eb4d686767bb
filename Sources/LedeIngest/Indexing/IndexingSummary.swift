import LedeArticleIngest
import LedeArticleModel
import LedeInvertedIndex

/// What `BulkIndexer` has done.
package struct IndexingSummary: Sendable {
    /// What the commit changed.
    package var commit: CommitSummary
    /// Records that were skipped.
    package var problemCount: Int
    /// Articles whose date cannot be read: they are indexed, and count as undated.
    package var unreadableDateCount = 0
    /// The first such date.
    package var unreadableDate: String?
    /// Articles without text, title or date, and the fields they have instead.
    package var gaps = ArticleGaps()
    /// What is in the named folders but is not an article.
    package var passedOver: [PassedOver] = []
    /// Inputs that the user named and that could not be read, or not to their end, in the order of the problems.
    package var failedInputs: [String] = []
    /// Inputs that were not UTF-8.
    package var decodings = DecodedInputs()
    /// Articles in which U+FFFD replaces bytes, or halves of surrogate pairs, that are no text.
    package var repairedCount = 0
    /// Dates whose order of day and month stayed open.
    package var dateOrders = DateOrderReport()
    /// Bytes of the inputs, compressed as they are.
    package var bytesRead: Int
    /// Bytes of the records, decompressed.
    package var recordBytes: Int
    /// Wall-clock seconds from the first byte read to the commit.
    package var seconds: Double
    /// What changed by the index's sources.
    package var sources = SourceReport()
    /// What became of the FTS5 database; nil if none was asked for.
    package var fts5: FTS5Companion.Outcome?
}
