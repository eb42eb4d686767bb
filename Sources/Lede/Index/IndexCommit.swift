/// A state of an index that was made durable, in one step.
public struct IndexCommit: Sendable, Hashable {
    /// Counts the commits from 1: a later commit has a greater number.
    public var generation: Int
    /// Articles in the index.
    public var articleCount: Int

    package init(generation: Int, articleCount: Int) {
        self.generation = generation
        self.articleCount = articleCount
    }
}
