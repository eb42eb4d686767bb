import LedeCore
import LedeIndexStorage
import LedeInvertedIndex

extension ArticleIndex {
    /// Adds, replaces and deletes articles in one commit: durable when this returns, and all or nothing.
    ///
    ///     try await index.write { transaction in
    ///         for note in changed { try transaction.add(note.article) }
    ///         for id in removed { try transaction.delete(id: id) }
    ///     }
    ///
    /// Transactions of one `ArticleIndex` take turns; for those of other processes see `IndexConfiguration.lockTimeout`. If `body` throws or
    /// the task is cancelled, the index is as it was and nothing of the transaction comes back later.
    /// - Throws: `.locked` while another process writes; `.diskFull` and the like; `.cancelled`; `.callback` with what `body` throws that is
    ///   no `LedeError`.
    @discardableResult
    public func write(_ body: @Sendable (IndexTransaction) throws -> Void) async throws(LedeError) -> WriteSummary {
        try await turns.take { () async throws(LedeError) in
            try await BlockingWork.run { try self.writeNow($0, body) }
        }
    }

    /// Adds articles that come over time, in one commit at their end.
    ///
    /// They are taken no faster than they are indexed. If the sequence throws or the task is cancelled, the index is as it was.
    /// - Parameters:
    ///   - articles: in the order in which they are to be; one replaces an earlier one with its id.
    ///   - onProgress: told after every thousand articles and before the commit; may be isolated to an actor, such as the main one.
    /// - Throws: as `write`; `.callback` with what the sequence throws.
    @discardableResult
    public func add<Articles: AsyncSequence & Sendable>(
        contentsOf articles: Articles, onProgress: (@Sendable (WriteProgress) async -> Void)? = nil
    ) async throws(LedeError) -> WriteSummary where Articles.Element == Article {
        try await turns.take { () async throws(LedeError) in
            let session = try await BlockingWork.run { try WriteSession(self) }
            do {
                var batch: [Article] = []
                var bytes = 0
                var count = 0
                for try await article in articles {
                    batch.append(article)
                    bytes += article.body.utf8.count
                    guard batch.count == 1000 || bytes > 4 << 20 else { continue }
                    let full = batch
                    try await BlockingWork.run { try session.change { try $0.add(contentsOf: full) } }
                    count += batch.count
                    batch.removeAll()
                    bytes = 0
                    await onProgress?(WriteProgress(addedCount: count, isCommitting: false))
                }
                let rest = batch
                try await BlockingWork.run { try session.change { try $0.add(contentsOf: rest) } }
                await onProgress?(WriteProgress(addedCount: count + rest.count, isCommitting: true))
                return try await BlockingWork.run { try session.commit($0) }
            } catch {
                session.cancel()
                throw LedeError(error)
            }
        }
    }

    /// Runs `body`, which writes to the index in another way, in its turn, and tells of its commit.
    package func asWriter<Result: Sendable>(
        _ body: () async throws(LedeError) -> Result
    ) async throws(LedeError) -> (result: Result, commit: IndexCommit) {
        try await turns.take { () async throws(LedeError) in
            let result = try await body()
            let commit = try await snapshot().commit
            observers.tell(commit)
            return (result, commit)
        }
    }

    /// Whether a transaction of this value is under way.
    package var isWriting: Bool { turns.isTaken }

    /// How long a transaction waits for another process.
    package var lockTimeout: Duration { configuration.lockTimeout }

    func writeNow(_ flag: CancellationFlag, _ body: (IndexTransaction) throws -> Void) throws -> WriteSummary {
        let session = try WriteSession(self)
        do {
            try session.change(body)
            return try session.commit(flag)
        } catch {
            session.cancel()
            throw error
        }
    }
}
