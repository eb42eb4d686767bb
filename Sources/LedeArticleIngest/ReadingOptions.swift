/// How inputs are found and read.
package struct ReadingOptions: Sendable {
    /// Of every input; nil to tell from name and content.
    package var format: ArticleFormat?
    /// Of every input without a byte order mark; nil to tell from the content.
    package var encoding: TextEncoding?
    package var limits = ReadingLimits()
    /// What the sources call the parts of an article, besides the usual names.
    package var fields = FieldMapping()
    /// The byte between two fields of delimited values; nil to tell from the first line.
    package var delimiter: UInt8?
    /// Which files in named folders are read, whatever their kind; empty for everything except what is known not to be an article.
    package var include: [PathGlob] = []
    /// What is not read: files and folders below named folders, and named files. Takes precedence over `include`.
    package var exclude: [PathGlob] = []
    /// Whether symbolic links are followed out of a named folder.
    package var followsLinks = false

    package init() {}
}
