/// What optimizing an index changed.
public struct OptimizationSummary: Sendable, Equatable {
    /// The generation of the last commit; the previous one if there was nothing to do.
    public var generation: Int64
    /// Whether a commit was made: not for an index that keeps its order and has no segments, or one without deletions.
    public var isChanged: Bool
    /// Wall-clock seconds spent on finding an order; 0 if the order was kept.
    public var orderingSeconds: Double
    /// Wall-clock seconds spent on writing, including the commit.
    public var writingSeconds: Double
    /// The least number of articles a word had to be in to count when the order was found: larger than usual if memory did not suffice for
    /// all words. Nil if the order was kept.
    public var leastDocFreq: Int?

    /// The last commit, as one that adds and removes no article.
    public var commit: CommitSummary {
        CommitSummary(generation: generation, addedCount: 0, duplicateCount: 0, removedIDs: [], replacedCount: 0)
    }
}
