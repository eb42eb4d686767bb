/// What a commit changed.
public struct CommitSummary: Sendable, Equatable {
    /// The generation of the commit.
    public var generation: Int64
    /// Articles added; they are the last of the index, in the order they came.
    public var addedCount: Int
    /// Articles of the runs immediately replaced by a later one with the same id.
    public var duplicateCount: Int
    /// The ids of articles that were in the index before and are gone: replaced or deleted, in ascending order of their bytes.
    public var removedIDs: [String]
    /// How many of the removed ones were replaced by an added article.
    public var replacedCount: Int
    /// How many articles of reread files are unchanged, and still there.
    public var unchangedCount = 0
    /// The first ids, in ascending order of their bytes, that several articles of the runs have; at most `mostDuplicateIDs`.
    public var duplicateIDs: [String] = []

    /// Most ids that are named.
    public static let mostDuplicateIDs = 5
}
