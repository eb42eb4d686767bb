import LedeCore
import LedeIndexStorage
import LedeInvertedIndex
import Synchronization

/// One transaction from the lock to the commit. Used by one task at a time, perhaps on several threads one after the other.
///
/// SAFETY (@unchecked Sendable): the mutex guards the transaction and its writer, which nobody else has.
final class WriteSession: @unchecked Sendable {
    private let index: ArticleIndex
    private let writer: ArticleWriter
    private let transaction: IndexTransaction
    private let lock = Mutex(())

    /// - Throws: `.locked` while another process writes, and what the file system says.
    init(_ index: ArticleIndex) throws {
        self.index = index
        writer = ArticleWriter(
            try IndexWriter(index.directory, analyzers: index.analyzers), path: index.directory.path,
            memoryBudget: index.configuration.memoryBudget)
        transaction = IndexTransaction(writer)
    }

    func change(_ body: (IndexTransaction) throws -> Void) throws { try lock.withLock { _ in try body(transaction) } }

    /// Commits, unless nothing has changed: then cursors and snapshots stay current.
    /// - Parameter flag: once it is set, the commit ends without a trace.
    func commit(_ flag: CancellationFlag) throws -> WriteSummary {
        try lock.withLock { _ in
            transaction.end()
            defer { writer.close() }
            guard transaction.isChanged else {
                return WriteSummary(
                    commit: try index.lastSnapshot().commit, addedCount: 0, replacedCount: 0, deletedCount: 0, unindexedFields: [])
            }
            let commit = try writer.commit(checkpoint: flag.check)
            let snapshot = try index.lastSnapshot()
            index.observers.tell(snapshot.commit)
            return WriteSummary(
                commit: snapshot.commit, addedCount: commit.addedCount, replacedCount: commit.replacedCount,
                deletedCount: commit.removedIDs.count - commit.replacedCount,
                unindexedFields: transaction.fieldNames.filter { !snapshot.reader.isIndexed(field: $0) }.sorted())
        }
    }

    /// Gives all of it up.
    func cancel() {
        lock.withLock { _ in
            transaction.end()
            writer.close()
        }
    }
}
