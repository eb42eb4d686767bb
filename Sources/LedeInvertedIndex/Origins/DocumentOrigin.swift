/// What an index knows about how a document came into it.
public struct DocumentOrigin: Sendable, Equatable {
    /// The generation of the commit that brought its present text; 0 for what was imported whole from another engine's index.
    public let arrival: Int64
    /// Where its article comes from.
    public let source: ArticleOrigin
}

/// Where an article comes from, by whoever adds it to an index.
public struct ArticleOrigin: Sendable, Equatable {
    /// The number, in the index's table of sources, of the file it was read from; 0 for none.
    public let file: UInt32
    /// A hash of what was read, the article's own bytes wherever they are: the same content, the same hash. 0 if not hashed.
    public let contentHash: UInt64

    public init(file: UInt32, contentHash: UInt64) {
        self.file = file
        self.contentHash = contentHash
    }

    /// For an article from no source.
    public static let none = ArticleOrigin(file: 0, contentHash: 0)
}
