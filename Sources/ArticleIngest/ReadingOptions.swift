/// How inputs are found and read.
public struct ReadingOptions: Sendable {
    /// Of every input; nil to tell it by name and content.
    public var format: ArticleFormat?
    /// Of every input without a byte order mark; nil to tell it by the content.
    public var encoding: TextEncoding?
    public var limits = ReadingLimits()
    /// What the sources call the parts of an article, beside the usual names.
    public var fields = FieldMapping()
    /// The byte between two fields of delimited values; nil to tell it by the first line.
    public var delimiter: UInt8?
    /// What of the files in named folders is read, of whatever kind it is; empty for everything but what is known to be no article.
    public var include: [PathGlob] = []
    /// What is not read: files and folders below named folders, and named files. Counts before `include`.
    public var exclude: [PathGlob] = []
    /// Whether symbolic links are followed out of a named folder.
    public var followsLinks = false

    public init() {}
}
