/// What a commit changed.
package struct CommitSummary: Sendable, Equatable {
    /// The generation of the commit.
    package var generation: Int64
    /// Articles added; they are the last of the index, in the order they came.
    package var addedCount: Int
    /// Articles of the runs immediately replaced by a later one with the same id.
    package var duplicateCount: Int
    /// The ids of articles that were in the index before and are gone: replaced or deleted, in ascending order of their bytes.
    package var removedIDs: [String]
    /// How many of the removed ones were replaced by an added article.
    package var replacedCount: Int
    /// How many articles of reread files are unchanged, and still there.
    package var unchangedCount = 0
    /// The first ids, in ascending order of their bytes, that several articles of the runs have; at most `mostDuplicateIDs`.
    package var duplicateIDs: [String] = []

    /// Most ids that are named.
    package static let mostDuplicateIDs = 5
}
