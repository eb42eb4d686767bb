import LedeArticleIngest
import LedeArticleModel
import LedeCore
import Foundation

/// How a corpus is indexed.
package struct IndexingOptions: Sendable {
    /// Bytes that building may take beyond what the process has anyway.
    package var memoryBudget = ArticleWriter.defaultMemoryBudget
    /// Cores to use. The bytes written do not depend on it.
    package var threads = ProcessInfo.processInfo.activeProcessorCount
    /// The format of every input; nil to tell it by name and content.
    package var format: ArticleFormat?
    /// What the sources call the parts of an article, besides the usual names.
    package var fields = FieldMapping()
    /// The byte between two fields of delimited values; nil to tell it by the first line.
    package var delimiter: UInt8?
    /// Which files in named folders are read, of whatever kind; empty for everything not known to hold no articles.
    package var include: [PathGlob] = []
    /// What is not read: files and folders below named folders, and named files.
    package var exclude: [PathGlob] = []
    /// Whether symbolic links are followed out of a named folder.
    package var followsLinks = false
    /// The encoding of every input without a byte order mark; nil to tell it by the content.
    package var encoding: TextEncoding?
    /// The order of day and month if nothing in a source tells; nil for the likeliest.
    package var dateOrder: DayMonthOrder?
    /// The longest record that is read, in bytes.
    package var maxRecordBytes = ReadingLimits().maxRecordBytes
    /// Bounds on what comes out of archives, mailboxes and compressed files.
    package var unpacking = UnpackingLimits()
    /// Whether the articles also go into an FTS5 database beside the index; not if the index does not store their text.
    package var buildsFTS5 = true
    /// Whether the first bad record ends the run, which then changes nothing.
    package var isStrict = false

    package init() {}

    /// The part of this about reading.
    var reading: ReadingOptions {
        var reading = ReadingOptions()
        reading.format = format
        reading.encoding = encoding
        reading.limits = ReadingLimits(maxRecordBytes: maxRecordBytes)
        reading.limits.unpacking = unpacking
        reading.fields = fields
        reading.delimiter = delimiter
        reading.include = include
        reading.exclude = exclude
        reading.followsLinks = followsLinks
        return reading
    }

    /// Bytes of records that a worker takes at a time: enough to spread the cost of taking them, few enough that they stay in the cache.
    var chunkBytes: Int { min(max(memoryBudget / (64 * max(threads, 1)), 64 << 10), 1 << 18) }

    /// Bytes of memory that a worker's run may take. The rest of the budget is for the chunks, their articles, and growing tables.
    var runBytes: Int { memoryBudget * 5 / 8 / max(threads, 1) }

    /// Bytes of memory that merging may take besides the runs.
    var mergeBytes: Int { memoryBudget / 4 }
}
