/// An article that a commit has to delete.
public struct PendingDeletion: Sendable, Equatable {
    /// The article's id; an unknown one is ignored.
    public var id: String
    /// How many of the commit's articles, in its order, were added before: if the article is among them, it is not added. One that comes
    /// later stays.
    public var articlesBefore: Int

    public init(id: String, articlesBefore: Int) {
        self.id = id
        self.articlesBefore = articlesBefore
    }
}
