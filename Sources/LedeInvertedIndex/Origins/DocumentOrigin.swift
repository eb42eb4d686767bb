/// What an index knows about how a document came into it.
package struct DocumentOrigin: Sendable, Equatable {
    /// The generation of the commit that brought its present text; 0 for what was imported whole from another engine's index.
    package let arrival: Int64
    /// Where its article comes from.
    package let source: ArticleOrigin
}

/// Where an article comes from, by whoever adds it to an index.
package struct ArticleOrigin: Sendable, Equatable {
    /// The number, in the index's table of sources, of the file it was read from; 0 for none.
    package let file: UInt32
    /// A hash of what was read, the article's own bytes wherever they are: the same content, the same hash. 0 if not hashed.
    package let contentHash: UInt64

    package init(file: UInt32, contentHash: UInt64) {
        self.file = file
        self.contentHash = contentHash
    }

    /// For an article from no source.
    package static let none = ArticleOrigin(file: 0, contentHash: 0)
}
