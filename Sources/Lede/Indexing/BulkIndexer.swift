import ArticleIngest
import ArticleModel
import IndexBytes
import InvertedIndex
import Synchronization

/// Indexes whole inputs on all cores: one task reads, the others parse, analyze and invert a run each, and one commit makes it all visible.
///
/// The index depends on the articles and their order alone, not on the number of threads or the memory budget. A run that is cancelled or
/// fails leaves the index as it was.
public struct BulkIndexer: Sendable {
    private let index: Index
    private let options: IndexingOptions

    public init(_ index: Index, options: IndexingOptions = IndexingOptions()) {
        self.index = index
        self.options = options
    }

    /// Reads, indexes and commits what `paths` hold.
    /// - Parameters:
    ///   - paths: files, folders (recursively), or `-` for standard input.
    ///   - onProblem: is told of every record that was skipped, in the order of the inputs.
    ///   - onProgress: is told often how far the work has come, on any thread.
    /// - Throws: `RecordProblem` for the first problem under `isStrict`, and always for a path that does not exist; `CancellationError`;
    ///   `IndexFileError`; `FTS5IndexError`, after the commit: the index stands, and its FTS5 database is built when it is next asked for.
    public func run(
        _ paths: [String], onProblem: @escaping (RecordProblem) -> Void = { _ in },
        onProgress: @escaping @Sendable (IndexingProgress) -> Void = { _ in }
    ) async throws -> IndexingSummary {
        let start = ContinuousClock.now
        let source = ArticleSource(
            paths: paths, format: options.format, limits: ReadingLimits(maxRecordBytes: options.maxRecordBytes))
        if let missing = source.missingPaths.first { throw missing }
        let writer = try IndexWriter(index.directory)
        defer { writer.close() }
        do {
            let counter = ProgressCounter(totalBytes: source.totalBytes, report: onProgress)
            let chunks = ChunkReader(source, limit: options.runBytes)
            let collector = RunCollector(isStrict: options.isStrict, onProblem: onProblem)
            try await buildRuns(chunks, writer, counter, collector)
            counter.enterMerging()
            let commit = try await commit(collector.runs, writer, counter)
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            try? BuildTimes(index.directory).add(seconds: seconds, articles: commit.addedCount)
            var summary = IndexingSummary(
                commit: commit, problemCount: collector.problemCount, bytesRead: chunks.bytesRead,
                recordBytes: chunks.recordBytes, seconds: seconds)
            if options.buildsFTS5 {
                let reader = try index.reader()
                counter.enterFTS5(totalArticles: FTS5Companion.articlesToWrite(for: commit, reader))
                summary.fts5 = try FTS5Companion(index).follow(
                    commit, reader, isCancelled: { Task.isCancelled }, onProgress: counter.inFTS5)
            }
            return summary
        } catch {
            writer.removeUncommitted()
            throw error
        }
    }

    private func buildRuns(
        _ chunks: ChunkReader, _ writer: IndexWriter, _ counter: ProgressCounter, _ collector: RunCollector
    ) async throws {
        let isStrict = options.isStrict
        try await withThrowingTaskGroup(of: BuiltRun.self) { group in
            while let chunk = chunks.next() {
                try Task.checkCancellation()
                counter.read(chunks.bytesRead)
                if chunk.number >= max(options.threads, 1), let done = try await group.next() { try collector.add(done) }
                group.addTask { try Self.build(chunk, writer, counter, isStrict: isStrict) }
            }
            while let done = try await group.next() { try collector.add(done) }
        }
    }

    private func commit(_ runs: [PendingRun], _ writer: IndexWriter, _ counter: ProgressCounter) async throws -> CommitSummary {
        let flag = CancellationFlag()
        let threads = options.threads
        return try await withTaskCancellationHandler {
            try Task.checkCancellation()
            return try writer.commit(runs, threads: threads) {
                try flag.check()
                counter.tick()
            }
        } onCancel: {
            flag.cancel()
        }
    }

    private static func build(
        _ chunk: RecordChunk, _ writer: IndexWriter, _ counter: ProgressCounter, isStrict: Bool
    ) throws -> BuiltRun {
        let builder = try writer.makeRunBuilder()
        let parser = RecordParser()
        var problems: [RecordProblem] = []
        for reading in chunk.readings {
            try Task.checkCancellation()
            switch reading {
            case .problem(let problem): problems.append(problem)
            case .record(let record):
                switch parser.parse(record) {
                case .failure(let problem): problems.append(problem)
                case .success(let article):
                    do throws(IndexFileError) {
                        try builder.add(article)
                        counter.added()
                    } catch {
                        guard error.code == .tooLarge else { throw error }
                        problems.append(RecordProblem(.tooLong, at: record.location, error.description))
                    }
                }
            }
            if isStrict, !problems.isEmpty { break }
        }
        return BuiltRun(number: chunk.number, run: try builder.finish(), problems: problems)
    }
}
