import LedeArticleIngest
import LedeArticleModel
import Foundation

/// How a corpus is indexed.
public struct IndexingOptions: Sendable {
    /// 512 MB.
    public static let defaultMemoryBudget = 512_000_000

    /// Bytes that building may take beyond what the process has anyway.
    public var memoryBudget = defaultMemoryBudget
    /// Cores to use. The bytes written do not depend on it.
    public var threads = ProcessInfo.processInfo.activeProcessorCount
    /// The format of every input; nil to tell it by name and content.
    public var format: ArticleFormat?
    /// What the sources call the parts of an article, besides the usual names.
    public var fields = FieldMapping()
    /// The byte between two fields of delimited values; nil to tell it by the first line.
    public var delimiter: UInt8?
    /// Which files in named folders are read, of whatever kind; empty for everything not known to hold no articles.
    public var include: [PathGlob] = []
    /// What is not read: files and folders below named folders, and named files.
    public var exclude: [PathGlob] = []
    /// Whether symbolic links are followed out of a named folder.
    public var followsLinks = false
    /// The encoding of every input without a byte order mark; nil to tell it by the content.
    public var encoding: TextEncoding?
    /// The order of day and month if nothing in a source tells; nil for the likeliest.
    public var dateOrder: DayMonthOrder?
    /// The longest record that is read, in bytes.
    public var maxRecordBytes = ReadingLimits().maxRecordBytes
    /// Bounds on what comes out of archives, mailboxes and compressed files.
    public var unpacking = UnpackingLimits()
    /// Whether the articles also go into an FTS5 database beside the index; not if the index does not store their text.
    public var buildsFTS5 = true
    /// Whether the first bad record ends the run, which then changes nothing.
    public var isStrict = false

    public init() {}

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
