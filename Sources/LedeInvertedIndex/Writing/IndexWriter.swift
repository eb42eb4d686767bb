import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import Synchronization
import LedeTextAnalysis

/// The one writer of an index: holds its lock from `init` to `close`, builds runs, and commits them.
///
/// Nothing that a writer does is visible before `commit` returns, or after it fails: readers see the commit before. A closed writer, and
/// the builders that it made, refuse everything with `IndexFileError.Code.closed`.
package final class IndexWriter: Sendable {
    private struct State {
        var manifest: Manifest
        var nextRun = 1
        var isClosed = false
        /// Whether a commit is under way; the lock is kept until it has ended.
        var isCommitting = false
    }

    let directory: any Directory
    private let lock: any WriteLock
    private let state: Mutex<State>
    /// Held by the commit under way: tasks that share a writer commit one after another.
    private let committing = Mutex(())
    /// What only this writer's runs have in their files' names: they are not part of an index, and must not be mistaken for those that
    /// another process's writer left behind.
    private let token = UInt32.random(in: 0 ... .max)
    /// The index's analyzer.
    package let analyzer: any Analyzer
    let analyzers: AnalyzerCatalog

    /// Opens the index in `directory` for writing, or creates one.
    /// - Parameters:
    ///   - analyzerName: the analyzer of a new index (`standard` by default); for an index that exists, nil or its own.
    ///   - analyzers: must have it.
    ///   - storesText: whether a new index stores the text of its articles (it does by default); for an index that exists, nil or what it
    ///     does.
    ///   - keepsSurfaces: whether a new index keeps the surface forms of words besides the analyzer's terms, for phrases that match as
    ///     written (by default if the analyzer has them: if it stems); for an index that exists, nil or what it does.
    ///   - keepsSpelling: whether a new index keeps the spelling of words, case and diacritics as written (not by default); for an index
    ///     that exists, nil or what it does.
    /// - Throws: `.locked` when another process writes; `AnalyzerMismatch` for an analyzer other than the index's; `StoredTextMismatch`;
    ///   `WordFormMismatch`; `MissingWordForm` for a form that the analyzer does not have.
    package convenience init(
        _ directory: any Directory, analyzerName: String? = nil, analyzers: AnalyzerCatalog = .builtIn, storesText: Bool? = nil,
        keepsSurfaces: Bool? = nil, keepsSpelling: Bool? = nil
    ) throws {
        let lock = try directory.acquireWriteLock()
        let opened = try OpenedIndex(
            directory, analyzerName: analyzerName, analyzers: analyzers, storesText: storesText, keepsSurfaces: keepsSurfaces,
            keepsSpelling: keepsSpelling)
        self.init(directory, lock, opened, analyzers)
    }

    /// Begins a new index without positions and text in `directory`, only for `commitImport`.
    /// - Throws: `.locked` when another process writes; `IndexExists` if there is an index; `UnknownAnalyzer`.
    package convenience init(importingInto directory: any Directory, analyzerName: String) throws {
        guard let analyzer = AnalyzerCatalog.analyzer(named: analyzerName) else { throw UnknownAnalyzer(name: analyzerName) }
        let lock = try directory.acquireWriteLock()
        self.init(directory, lock, try OpenedIndex(importingInto: directory, analyzer: analyzer, name: analyzerName), .builtIn)
    }

    /// - Parameter lock: held; given back by `close`.
    private init(_ directory: any Directory, _ lock: any WriteLock, _ opened: OpenedIndex, _ analyzers: AnalyzerCatalog) {
        self.directory = directory
        self.lock = lock
        analyzer = opened.analyzer
        self.analyzers = analyzers
        state = Mutex(State(manifest: opened.manifest))
    }

    /// Removes the files of runs that were not committed. What cannot be removed now, the next writer removes; a closed writer removes
    /// nothing, nor does one during a commit, which uses them.
    package func removeUncommitted() {
        let isIdle = state.withLock { !$0.isClosed && !$0.isCommitting }
        if isIdle { try? exclusively { removeLeftOvers() } }
    }

    private func removeLeftOvers() {
        // By the manifest on disk, and only after it is durable: nothing that a crash could bring back is taken away.
        guard let standing = try? Manifest.read(directory), (try? directory.syncNames()) != nil else { return }
        for name in (try? directory.names()) ?? [] where standing.isLeftOver(name) { try? directory.remove(name) }
    }

    /// The last commit.
    package var manifest: Manifest { state.withLock { $0.manifest } }

    /// Ends writing and gives the lock back, after any commit under way.
    package func close() {
        let isIdle = state.withLock { state in
            state.isClosed = true
            return !state.isCommitting
        }
        if isIdle { lock.release() }
    }

    /// - Throws: `.closed` once the writer is closed.
    func checkOpen() throws(IndexFileError) {
        if state.withLock({ $0.isClosed }) { throw IndexFileError(.closed, file: directory.path) }
    }

    /// Runs `body`, which writes to the index: one at a time, and with the lock.
    /// - Throws: `.closed` once the writer is closed; what `body` throws.
    func exclusively<Result>(_ body: () throws -> Result) throws -> Result {
        try committing.withLock { _ in
            let isClosed = state.withLock { state in
                state.isCommitting = !state.isClosed
                return state.isClosed
            }
            if isClosed { throw IndexFileError(.closed, file: directory.path) }
            defer {
                let wasClosed = state.withLock { state in
                    state.isCommitting = false
                    return state.isClosed
                }
                if wasClosed { lock.release() }
            }
            return try body()
        }
    }

    /// Whether the index stores the text of its articles.
    package var storesText: Bool { manifest.storesText }

    /// The forms in which the index keeps words besides the analyzer's terms.
    package var forms: WordForms { manifest.forms }

    /// A builder of the next run.
    /// - Throws: `.closed` once the writer is closed; what the file system says.
    package func makeRunBuilder() throws(IndexFileError) -> RunBuilder {
        try checkOpen()
        let number = state.withLock { state in
            defer { state.nextRun += 1 }
            return state.nextRun
        }
        return try RunBuilder(self, name: "run-\(token)-\(number)")
    }

    /// Replaces `before`, the present commit, by a new one: entirely or, if something throws, not at all.
    /// - Parameter write: adds its segments to the manifest, and to the second list the files that it creates.
    /// - Returns: the manifest of the new commit.
    func replace(
        _ before: Manifest, _ merging: Merging, _ write: (inout Manifest, inout [String]) throws -> Void
    ) throws -> Manifest {
        var next = before
        next.generation += 1
        next.segments = []
        var created: [String] = []
        do {
            try write(&next, &created)
            try merging.checkpoint()
            try directory.syncNames()
            try next.commit(directory)
        } catch {
            // The manifest decides: the commit before, or this one if only its last step failed. In the first case what this one wrote is
            // removed; if even that fails, the next writer removes it.
            if let standing = try? Manifest.read(directory) {
                state.withLock { $0.manifest = standing }
                if standing == before { for name in created { try? directory.remove(name) } }
            }
            throw error
        }
        let committed = next
        state.withLock { $0.manifest = committed }
        removeLeftOvers()
        return committed
    }
}
