/// Where an article comes from, as whoever adds it to an index says.
public struct ArticleOrigin: Sendable, Equatable {
    /// The number of the file that it was read from in the index's table of sources; 0 for none.
    public let file: UInt32
    /// A hash of what was read, the article's own bytes and nothing of where they lie: the same content, the same hash. 0 if nobody
    /// hashed it.
    public let contentHash: UInt64

    public init(file: UInt32, contentHash: UInt64) {
        self.file = file
        self.contentHash = contentHash
    }

    /// Of an article that comes from no source.
    public static let none = ArticleOrigin(file: 0, contentHash: 0)
}
