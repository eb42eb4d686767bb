/// How inputs are found and read.
public struct ReadingOptions: Sendable {
    /// Of every input; nil to tell from name and content.
    public var format: ArticleFormat?
    /// Of every input without a byte order mark; nil to tell from the content.
    public var encoding: TextEncoding?
    public var limits = ReadingLimits()
    /// What the sources call the parts of an article, besides the usual names.
    public var fields = FieldMapping()
    /// The byte between two fields of delimited values; nil to tell from the first line.
    public var delimiter: UInt8?
    /// Which files in named folders are read, whatever their kind; empty for everything except what is known not to be an article.
    public var include: [PathGlob] = []
    /// What is not read: files and folders below named folders, and named files. Takes precedence over `include`.
    public var exclude: [PathGlob] = []
    /// Whether symbolic links are followed out of a named folder.
    public var followsLinks = false

    public init() {}
}
