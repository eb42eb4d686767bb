/// What optimizing an index changed.
public struct OptimizationSummary: Sendable, Equatable {
    /// The generation of the last commit; the one before stays where there was nothing to do.
    public var generation: Int64
    /// Whether a commit was made: not for an index of one segment without deletions, or of none, that keeps its order.
    public var isChanged: Bool
    /// Wall-clock seconds spent on finding an order; 0 if the order was kept.
    public var orderingSeconds: Double
    /// Wall-clock seconds spent on writing, the commit included.
    public var writingSeconds: Double
    /// The least number of articles that a word must be in to count when the order was found: larger than usual where memory did not
    /// suffice for all words. Nil if the order was kept.
    public var leastDocFreq: Int?

    /// The last commit, as one that adds and removes no article.
    public var commit: CommitSummary {
        CommitSummary(generation: generation, addedCount: 0, duplicateCount: 0, removedIDs: [], replacedCount: 0)
    }
}
