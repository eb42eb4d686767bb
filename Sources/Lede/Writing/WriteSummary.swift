/// What a transaction changed.
public struct WriteSummary: Sendable, Hashable {
    /// The last commit: a new one if anything has changed.
    public var commit: IndexCommit
    /// Articles that are new, or in the place of one with their id.
    public var addedCount: Int
    /// Articles that were there before and were replaced.
    public var replacedCount: Int
    /// Articles that were there before and are gone.
    public var deletedCount: Int
    /// Names of fields that the articles of this transaction have, and that cannot be filtered or counted by: beyond the 32 of a segment,
    /// or with too many different values. The articles keep them.
    public var unindexedFields: [String]

    package init(commit: IndexCommit, addedCount: Int, replacedCount: Int, deletedCount: Int, unindexedFields: [String]) {
        self.commit = commit
        self.addedCount = addedCount
        self.replacedCount = replacedCount
        self.deletedCount = deletedCount
        self.unindexedFields = unindexedFields
    }
}

/// How far a transaction is.
public struct WriteProgress: Sendable, Hashable {
    /// Articles added so far.
    public var addedCount: Int
    /// Whether all are, and the commit is under way.
    public var isCommitting: Bool
}
