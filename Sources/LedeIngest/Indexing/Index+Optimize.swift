import LedeCore
import Foundation
import LedeInvertedIndex

extension Index {
    /// How far optimizing is.
    package enum OptimizationPhase: Sendable, Equatable {
        /// Finding an order of the documents.
        case ordering
        /// Writing the segment.
        case writing
        /// Bringing the FTS5 database in step; it has this many articles.
        case fts5(articles: Int)
    }

    /// Merges all segments into one, without the deleted articles, and may reorder the documents. One commit: a run that fails or is
    /// cancelled leaves the index as it was.
    ///
    /// The FTS5 database beside the index, if there is one, follows. After a reordering it is built anew, so that it lists equal scores in
    /// the same order; otherwise it is only told of the commit.
    /// - Parameter onPhase: is told what is being done.
    /// - Throws: `ReorderingMemoryError`; `IndexFileError`, `.locked` while another process writes; `CancellationError`; `FTS5IndexError`,
    ///   after the commit: the index is optimized, and its FTS5 database is built when it is next asked for.
    @discardableResult
    package func optimize(
        _ options: OptimizationOptions = OptimizationOptions(), onPhase: (OptimizationPhase) -> Void = { _ in }
    ) async throws -> OptimizationOutcome {
        let writer = try IndexWriter(directory, analyzers: analyzers)
        defer { writer.close() }
        let before = OptimizationOutcome.Shape(try reader())
        let flag = CancellationFlag()
        let summary = try await withTaskCancellationHandler {
            try Task.checkCancellation()
            return try writer.optimize(
                options.ordering, threads: options.threads, memoryBudget: options.memoryBudget,
                onPhase: { onPhase($0 == .ordering ? .ordering : .writing) }, checkpoint: { try flag.check() })
        } onCancel: {
            flag.cancel()
        }
        let reader = try reader()
        var outcome = OptimizationOutcome(before: before, after: OptimizationOutcome.Shape(reader), summary: summary, fts5: nil)
        let companion = FTS5Companion(self)
        if summary.isChanged, companion.exists() {
            outcome.fts5 = try companion.follow(
                summary, isReordered: options.ordering == .clustered, reader, isCancelled: { Task.isCancelled },
                onProgress: { onPhase(.fts5(articles: $0)) })
        }
        return outcome
    }
}

/// How an index is optimized.
package struct OptimizationOptions: Sendable {
    /// Whether the documents keep their order.
    package var ordering = DocumentOrdering.kept
    /// Bytes that the work may take beyond what the process has anyway.
    package var memoryBudget = ArticleWriter.defaultMemoryBudget
    /// Cores to use. The bytes written do not depend on it.
    package var threads = ProcessInfo.processInfo.activeProcessorCount

    package init() {}
}
