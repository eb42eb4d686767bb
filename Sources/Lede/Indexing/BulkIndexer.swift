import ArticleIngest
import ArticleModel
import IndexBytes
import InvertedIndex
import Synchronization

/// Indexes whole inputs on all cores: tasks take chunks of records in turn, parse, analyze and invert them into runs, and one commit
/// makes it all visible.
///
/// Dates in digits, such as 03/01/1987, are read by their source: all dates of a file, or of a folder of files that are one article each, tell whether day
/// or month stand first (`DateEvidence`); where they do not, `IndexingOptions.dateOrder` does. Once read they are kept as ISO 8601 has them.
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
        let source = ArticleSource(paths: paths, options: options.reading)
        if let missing = source.missingPaths.first { throw missing }
        let writer = try IndexWriter(index.directory)
        defer { writer.close() }
        do {
            let counter = ProgressCounter(totalBytes: source.totalBytes, report: onProgress)
            let chunks = ChunkReader(source, limit: options.chunkBytes)
            let collector = ProblemCollector(named: paths, isStrict: options.isStrict, onProblem: onProblem)
            let runs = try await buildRuns(chunks, writer, counter, collector)
            counter.enterMerging()
            let dates = collector.dates.orders(wished: options.dateOrder)
            // An index that existed before stays as it was where nothing comes into it.
            let isEmpty = collector.gaps.articleCount == 0
            if isEmpty { writer.removeUncommitted() }
            let commit = isEmpty ? try writer.unchanged() : try await commit(runs, dates.orders, writer, counter)
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            if !isEmpty { try? BuildTimes(index.directory).add(seconds: seconds, articles: commit.addedCount) }
            var summary = IndexingSummary(
                commit: commit, problemCount: collector.problemCount, bytesRead: chunks.bytesRead,
                recordBytes: chunks.recordBytes, seconds: seconds)
            summary.dateOrders = dates.report
            summary.decodings = chunks.decodings
            summary.repairedCount = collector.repairedCount
            (summary.unreadableDateCount, summary.unreadableDate) = collector.unreadableDates
            summary.gaps = collector.gaps
            summary.passedOver = chunks.passedOver
            summary.failedInputs = collector.failedInputs
            if options.buildsFTS5, writer.storesText, !isEmpty {
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
        _ chunks: ChunkReader, _ writer: IndexWriter, _ counter: ProgressCounter, _ collector: ProblemCollector
    ) async throws -> [PendingRun] {
        let worker = RunWorker(chunks: chunks, writer: writer, counter: counter, options: options)
        let count = max(options.threads, 1)
        return try await withThrowingTaskGroup(of: [PendingRun].self) { group in
            // Each worker ends with a nil.
            let (indexed, told) = AsyncStream<IndexedChunk?>.makeStream()
            for _ in 0..<count {
                group.addTask {
                    defer { told.yield(nil) }
                    return try worker.run { told.yield($0) }
                }
            }
            var working = count
            for await chunk in indexed {
                if let chunk { try collector.add(chunk) } else { working -= 1 }
                if working == 0 { break }
            }
            var runs: [PendingRun] = []
            for try await more in group { runs += more }
            return runs
        }
    }

    private func commit(_ runs: [PendingRun], _ dateOrders: DateOrders, _ writer: IndexWriter, _ counter: ProgressCounter) async throws -> CommitSummary {
        let flag = CancellationFlag()
        let options = options
        return try await withTaskCancellationHandler {
            try Task.checkCancellation()
            return try writer.commit(runs, dateOrders: dateOrders, threads: options.threads, memoryBudget: options.mergeBytes) {
                try flag.check()
                counter.tick()
            }
        } onCancel: {
            flag.cancel()
        }
    }
}
