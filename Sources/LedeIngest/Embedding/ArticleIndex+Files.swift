import Foundation
import Lede
import LedeArticleIngest
import LedeCore
import LedeIndexBytes

extension ArticleIndex {
    /// Indexes the articles of files and folders, on all cores and in one commit, as `lede index` does: text, HTML, Markdown, JSON Lines,
    /// CSV, TSV, TREC, feeds, wiki dumps, PDF, office documents, mail, archives and web archives, compressed or not (<doc:Formats>).
    ///
    ///     let summary = try await index.add(filesAt: [folder]) { @MainActor event in model.show(event) }
    ///
    /// The files become sources of the index: what is indexed again is brought up to date, and only files that have changed are read.
    /// - Parameters:
    ///   - urls: files, and folders with all that is in them.
    ///   - onEvent: told of problems, in the order of the files, and of progress; may be isolated to an actor, such as the main one.
    /// - Throws: `.notFound` for a path that does not exist; `.configuration` for an index in memory; `.locked`, `.diskFull` and the like;
    ///   `.cancelled`; under `isStrict` `.callback` with the first problem as `underlying`. The index is then as it was.
    @discardableResult
    public func add(
        filesAt urls: [URL], _ options: FileImportOptions = FileImportOptions(), onEvent: (@Sendable (FileImportEvent) async -> Void)? = nil
    ) async throws(LedeError) -> FileImportSummary {
        let paths = urls.map { $0.path(percentEncoded: false) }
        return try await importing(options, onEvent) { try await $0.run(paths, onProblem: $1, onProgress: $2) }
    }

    /// Brings the index in step with the files that were added to it: adds what is new, replaces what has changed and removes what is gone,
    /// in one commit. Files of the same size and time are not read.
    /// - Throws: as `add(filesAt:)`.
    @discardableResult
    public func updateFiles(
        _ options: FileImportOptions = FileImportOptions(), onEvent: (@Sendable (FileImportEvent) async -> Void)? = nil
    ) async throws(LedeError) -> FileImportSummary {
        try await importing(options, onEvent) { try await $0.update(onProblem: $1, onProgress: $2) }
    }

    private func importing(
        _ options: FileImportOptions, _ onEvent: (@Sendable (FileImportEvent) async -> Void)?,
        _ run:
            @Sendable (
                BulkIndexer, @escaping @Sendable (RecordProblem) -> Void, @escaping @Sendable (IndexingProgress) -> Void
            ) async throws -> IndexingSummary
    ) async throws(LedeError) -> FileImportSummary {
        guard let url else { throw LedeError(.configuration, "files are indexed into a folder, not into an index in memory") }
        // Events wait here, all of them, for whoever is told.
        let (events, told) = AsyncStream.makeStream(of: FileImportEvent.self)
        let telling = Task { for await event in events { await onEvent?(event) } }
        defer { told.finish() }
        let (summary, commit) = try await asWriter { () async throws(LedeError) in
            do {
                var index = try Index(opening: url.path(percentEncoded: false), analyzers: self.analyzers)
                index.lockTimeout = self.lockTimeout
                return try await run(
                    BulkIndexer(index, options: IndexingOptions(options)), { told.yield(.problem(FileProblem($0))) },
                    { told.yield(.progress(articles: $0.articles, bytesRead: $0.bytesRead, totalBytes: $0.totalBytes)) })
            } catch let problem as RecordProblem {
                throw LedeError(problem)
            } catch {
                throw LedeError(error)
            }
        }
        told.finish()
        await telling.value
        return FileImportSummary(
            commit: commit, addedCount: summary.commit.addedCount,
            removedCount: summary.commit.removedIDs.count - summary.commit.replacedCount, problemCount: summary.problemCount,
            bytesRead: summary.bytesRead)
    }
}

extension IndexingOptions {
    fileprivate init(_ options: FileImportOptions) {
        self.init()
        format = options.format.flatMap { ArticleFormat(rawValue: $0.rawValue) }
        memoryBudget = options.memoryBudget
        if let threads = options.threads { self.threads = threads }
        isStrict = options.isStrict
        // An app asks Lede; the table beside the index is there for comparisons.
        buildsFTS5 = false
    }
}

extension LedeError {
    fileprivate init(_ problem: RecordProblem) {
        let code: Code = problem.kind == .missingPath ? .notFound : .callback
        self.init(code, problem.description, file: problem.location.path, found: problem.reason, underlying: problem)
    }
}
