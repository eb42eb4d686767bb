import LedeCore
import LedeIndexBytes
import LedeInvertedIndex

/// What `Index.delete` has done.
package struct DeletionOutcome: Sendable, Equatable {
    /// Articles deleted.
    package var deletedCount: Int
    /// Articles left in the index.
    package var remainingCount: Int
    /// Ids that the index did not have, as given.
    package var unknownIDs: [String]
}

extension Index {
    /// Deletes the articles with these ids in one commit, and from the FTS5 database beside the index if there is one.
    /// - Throws: `IndexFileError`; `CancellationError`; `FTS5IndexError`, after the commit: the articles are deleted, and the database is
    ///   built when it is next asked for.
    package func delete(ids: [String]) throws -> DeletionOutcome {
        let writer = try IndexWriter(directory, analyzers: analyzers)
        defer { writer.close() }
        let before = try reader()
        var unknown: [String] = []
        for id in ids where try before.doc(docno: id) == nil { unknown.append(id) }
        guard unknown.count < ids.count else {
            return DeletionOutcome(deletedCount: 0, remainingCount: before.statistics.documentCount, unknownIDs: unknown)
        }
        let commit = try writer.commit([], deleting: ids) { try Task.checkCancellation() }
        let after = try reader()
        let companion = FTS5Companion(self)
        if companion.exists() { _ = try companion.follow(commit, after, isCancelled: { Task.isCancelled }, onProgress: { _ in }) }
        return DeletionOutcome(
            deletedCount: commit.removedIDs.count, remainingCount: after.statistics.documentCount, unknownIDs: unknown)
    }
}
