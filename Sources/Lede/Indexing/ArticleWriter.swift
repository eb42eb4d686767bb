import ArticleModel
import IndexBytes
import InvertedIndex

/// Adds and deletes articles one by one. Nothing is visible to readers before `commit`.
///
/// For a corpus in files use `BulkIndexer`, which reads, parses and indexes on all cores.
public final class ArticleWriter {
    private let writer: IndexWriter
    private let memoryBudget: Int
    private var current: RunBuilder?
    private var runs: [PendingRun] = []
    private var deleted: [String] = []

    init(_ writer: IndexWriter, memoryBudget: Int) {
        self.writer = writer
        // A run's terms are numbered by offsets of 32 bits; this leaves room for the longest article after it.
        self.memoryBudget = min(memoryBudget, 1 << 30)
    }

    /// Adds an article; at the commit it replaces an earlier one with its id.
    public func add(_ article: Article) throws(IndexFileError) {
        let builder: RunBuilder
        if let current { builder = current } else { builder = try writer.makeRunBuilder() }
        current = builder
        try builder.add(article)
        if builder.byteCount > memoryBudget { try endRun() }
    }

    /// Deletes the article with this id from what was committed before; an unknown id is ignored.
    public func delete(id: String) { deleted.append(id) }

    /// Makes all that was added and deleted visible and durable, in one step.
    /// - Parameter checkpoint: called now and then; what it throws ends the commit, which then has changed nothing.
    @discardableResult
    public func commit(checkpoint: @escaping @Sendable () throws -> Void = {}) throws -> CommitSummary {
        try endRun()
        let summary = try writer.commit(runs, deleting: deleted, checkpoint: checkpoint)
        runs = []
        deleted = []
        return summary
    }

    /// Gives up what was not committed and lets others write. Also done when the writer is deinitialised.
    public func close() {
        current = nil
        writer.close()
    }

    private func endRun() throws(IndexFileError) {
        guard let builder = current else { return }
        runs.append(try builder.finish())
        current = nil
    }
}
