/// What an index knows about how a document came into it.
public struct DocumentOrigin: Sendable, Equatable {
    /// The generation of the commit that brought its present text; 0 for what was imported whole from another engine's index.
    public let arrival: Int64
    /// Where its article comes from.
    public let source: ArticleOrigin
}
