import LedeArticleModel
import LedeIndexBytes
import LedeInvertedIndex

/// Adds and deletes articles one by one. Nothing is visible to readers before `commit`, which is all or nothing.
///
/// A writer is in one of three states:
/// - *open*: it takes articles.
/// - *failed*: something it was asked to do went wrong — the disk was full, a commit was cancelled — and what was added and deleted
///   since the last commit is in doubt. It refuses everything with `IndexFileError.Code.failed` until `rollback`, after which it is open,
///   or `close`.
/// - *closed*: another writer may open. It refuses everything with `IndexFileError.Code.closed`.
///
/// For a corpus in files use `BulkIndexer`, which reads, parses and indexes on all cores.
package final class ArticleWriter {
    /// Bytes that building takes unless one says otherwise: 512 MB.
    package static let defaultMemoryBudget = 512_000_000

    /// What was added and deleted since the last commit.
    private struct Batch {
        var current: RunBuilder?
        var runs: [PendingRun] = []
        var deletions: [PendingDeletion] = []
        var articleCount = 0

        mutating func endRun() throws(IndexFileError) {
            guard let builder = current else { return }
            runs.append(try builder.finish())
            current = nil
        }
    }

    private enum State {
        case open(Batch)
        /// The words of the error.
        case failed(String)
        case closed
    }

    private let writer: IndexWriter
    private let path: String
    private let memoryBudget: Int
    private var state = State.open(Batch())

    /// - Parameters:
    ///   - writer: has the lock; closed with this writer.
    ///   - path: what errors call the index.
    ///   - memoryBudget: bytes that building may take.
    package init(_ writer: IndexWriter, path: String, memoryBudget: Int) {
        self.writer = writer
        self.path = path
        // A run's terms are numbered by offsets of 32 bits; this leaves room for the longest article after it.
        self.memoryBudget = min(memoryBudget, 1 << 30)
    }

    /// Adds an article; at the commit it replaces an earlier one with its id.
    ///
    /// Each date is read for itself, and kept as ISO 8601 if it is in digits that others may read otherwise (`Article.settleDate`).
    /// - Parameter dateOrder: how `03/01/1987` is read; nil for the day first, or whatever AM, PM or a zone after it makes likely.
    /// - Throws: `.tooLarge` for an article over `RunBuilder.longestText`, which is not added, and nothing else has changed; `.closed`;
    ///   `.failed`, and what the file system says, after which the writer is failed.
    package func add(_ article: Article, dateOrder: DayMonthOrder? = nil) throws(IndexFileError) {
        var article = article
        article.settleDate(dateOrder)
        try changing { (batch) throws(IndexFileError) in
            let builder: RunBuilder
            if let current = batch.current { builder = current } else { builder = try writer.makeRunBuilder() }
            batch.current = builder
            try builder.add(article)
            batch.articleCount += 1
            if builder.byteCount > memoryBudget { try batch.endRun() }
        }
    }

    /// Deletes the article with this id, in the index or added since the last commit; an unknown id is ignored. An article added later with
    /// the id stays.
    /// - Throws: `.closed`; `.failed`.
    package func delete(id: String) throws(IndexFileError) {
        try changing { (batch) throws(IndexFileError) in
            batch.deletions.append(PendingDeletion(id: id, articlesBefore: batch.articleCount))
        }
    }

    /// Makes all that was added and deleted visible and durable, in one step.
    /// - Parameter checkpoint: called now and then; what it throws ends the commit.
    /// - Throws: `.closed`; `.failed`; and what went wrong, after which the index is as it was and the writer is failed: it makes nothing
    ///   of the batch visible any more, and `rollback` gives it up. (If only the last step failed, making the commit durable, readers may
    ///   see it.)
    @discardableResult
    package func commit(checkpoint: @escaping @Sendable () throws -> Void = {}) throws -> CommitSummary {
        var batch = try takeBatch()
        do {
            try batch.endRun()
            let summary = try writer.commit(batch.runs, deletions: batch.deletions, checkpoint: checkpoint)
            // If `checkpoint` closed it, it stays closed.
            if case .failed = state { state = .open(Batch()) }
            return summary
        } catch {
            if case .failed = state { state = .failed("\(error)") }
            throw error
        }
    }

    /// Gives up what was added and deleted since the last commit, and the space that it took; a failed writer is open afterwards.
    /// - Throws: `.closed`.
    package func rollback() throws(IndexFileError) {
        if case .closed = state { throw IndexFileError(.closed, file: path) }
        state = .open(Batch())
        writer.removeUncommitted()
    }

    /// Gives up what was not committed and lets others write. Also done when the writer is deinitialised. A second call has no effect.
    package func close() {
        switch state {
        case .closed: return
        case .open(let batch) where batch.current == nil && batch.runs.isEmpty: break
        case .open, .failed: writer.removeUncommitted()
        }
        state = .closed
        writer.close()
    }

    /// Takes the batch of an open writer, which is failed until it has one again.
    private func takeBatch() throws(IndexFileError) -> Batch {
        switch state {
        case .open(let batch):
            state = .failed("what it was asked to do has not ended")
            return batch
        case .failed(let words): throw IndexFileError(.failed, file: path, found: words)
        case .closed: throw IndexFileError(.closed, file: path)
        }
    }

    /// Changes the batch of an open writer, which is failed after any error but one about the article alone.
    private func changing(_ body: (inout Batch) throws(IndexFileError) -> Void) throws(IndexFileError) {
        var batch = try takeBatch()
        do throws(IndexFileError) {
            try body(&batch)
            state = .open(batch)
        } catch {
            state = error.code == .tooLarge && batch.current?.isWhole == true ? .open(batch) : .failed(error.description)
            throw error
        }
    }
}
