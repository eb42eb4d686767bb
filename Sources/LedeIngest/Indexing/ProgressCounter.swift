import Synchronization

/// Counts articles and bytes from several threads and reports now and then.
final class ProgressCounter: Sendable {
    private let state: Mutex<IndexingProgress>
    private let report: @Sendable (IndexingProgress) -> Void

    init(totalBytes: Int?, report: @escaping @Sendable (IndexingProgress) -> Void) {
        state = Mutex(IndexingProgress(phase: .reading, articles: 0, bytesRead: 0, totalBytes: totalBytes))
        self.report = report
    }

    func added() {
        let progress = state.withLock { progress in
            progress.articles += 1
            return progress
        }
        if progress.articles % 64 == 0 { report(progress) }
    }

    func read(_ bytes: Int) { update { $0.bytesRead = bytes } }

    func enterMerging() { update { $0.phase = .merging } }

    /// Reports again how far the work is, for a phase that counts nothing.
    func tick() { update { _ in } }

    func enterFTS5(totalArticles: Int) {
        update {
            $0.phase = .fts5
            $0.articles = 0
            $0.totalArticles = totalArticles
        }
    }

    /// Counts the articles in the FTS5 database.
    func inFTS5(_ articles: Int) {
        if articles % 64 == 0 { update { $0.articles = articles } }
    }

    private func update(_ change: (inout IndexingProgress) -> Void) {
        let progress = state.withLock { progress in
            change(&progress)
            return progress
        }
        report(progress)
    }
}
