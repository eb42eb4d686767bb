import LedeCore
import LedeArticleIngest
import LedeArticleModel
import LedeIndexBytes
import LedeInvertedIndex
import Synchronization

/// Indexes whole inputs on all cores: tasks take chunks of records in turn, parse, analyze and invert them into runs, and one commit makes
/// it all visible.
///
/// Dates in digits, such as 03/01/1987, are read by their source: all dates of a file, or of a folder of files that are one article each,
/// tell whether day or month comes first (`DateEvidence`); if they do not, `IndexingOptions.dateOrder` does. Once read they are kept as
/// ISO 8601 has them.
///
/// The index depends on the articles and their order alone, not on the number of threads or the memory budget. A run that is cancelled or
/// fails leaves the index as it was.
package struct BulkIndexer: Sendable {
    private let index: Index
    private let options: IndexingOptions

    package init(_ index: Index, options: IndexingOptions = IndexingOptions()) {
        self.index = index
        self.options = options
    }

    /// Reads, indexes and commits what `paths` hold, and remembers them as the index's sources. What is in a source already is brought up
    /// to date: unchanged files are not read, and what is gone goes (`SourceSelection`).
    /// - Parameters:
    ///   - paths: files, folders (recursively), or `-` for standard input, which is no source.
    ///   - onProblem: is told of every skipped record, in the order of the inputs.
    ///   - onProgress: is often told how far the work is, on any thread.
    /// - Throws: `RecordProblem` for the first problem under `isStrict`, and always for a path that does not exist; `CancellationError`;
    ///   `IndexFileError`; `FTS5IndexError`, after the commit: the index is complete, and its FTS5 database is built when it is next asked
    ///   for.
    package func run(
        _ paths: [String], onProblem: @escaping (RecordProblem) -> Void = { _ in },
        onProgress: @escaping @Sendable (IndexingProgress) -> Void = { _ in }
    ) async throws -> IndexingSummary {
        for path in paths where path != "-" {
            let (_, tidied, place) = NamedInput.place(of: path)
            guard case .nothing(let isMissing, let reason) = place else { continue }
            throw RecordProblem(
                isMissing ? .missingPath : .unreadable, at: SourceLocation(path: tidied),
                isMissing ? "no such file or folder" : "cannot be read: \(reason)", loses: .input)
        }
        return try await run(named: paths, onProblem, onProgress) { table in
            try SourcePlan(SourceSelection(table, paths: paths, options), table, options)
        }
    }

    /// Brings the index in step with its sources: adds what is new, replaces what changed and removes what is gone, in one commit; files
    /// with the same size and time are not read. A source that cannot be read loses nothing.
    /// - Parameters:
    ///   - names: of the sources; nil for all. Unknown ones are passed over.
    ///   - readsAgain: whether all files are read, as when a program reads them differently from the one before.
    /// - Throws: as `run`.
    package func update(
        names: [String]? = nil, readsAgain: Bool = false, onProblem: @escaping (RecordProblem) -> Void = { _ in },
        onProgress: @escaping @Sendable (IndexingProgress) -> Void = { _ in }
    ) async throws -> IndexingSummary {
        try await run(named: [], onProblem, onProgress) { table in
            try SourcePlan(SourceSelection(table, names: names, readsAgain: readsAgain), table, options)
        }
    }

    /// Removes sources, and their articles.
    /// - Parameter names: unknown ones are passed over.
    /// - Throws: as `run`.
    package func remove(names: [String]) async throws -> IndexingSummary {
        try await run(named: [], { _ in }, { _ in }) { table in
            let removed = table.entries.indices.filter { names.contains(table.entries[$0].source.name) }
            return try SourcePlan(SourceSelection(table, names: []), table, removed: removed, options)
        }
    }

    /// What `update` would do to files: nothing is read but names, sizes and times, and nothing is written.
    package func preview(names: [String]? = nil) throws -> SourceReport {
        let table = try SourceTable.read(index.directory)
        return SourceReport(try SourcePlan(SourceSelection(table, names: names), table, options))
    }

    private func run(
        named paths: [String], _ onProblem: @escaping (RecordProblem) -> Void, _ onProgress: @escaping @Sendable (IndexingProgress) -> Void,
        _ makePlan: (SourceTable) throws -> SourcePlan
    ) async throws -> IndexingSummary {
        let start = ContinuousClock.now
        let writer = try IndexWriter(index.directory, analyzers: index.analyzers)
        defer { writer.close() }
        do {
            var plan = try makePlan(try SourceTable.read(index.directory))
            let collector = ProblemCollector(named: paths, isStrict: options.isStrict, onProblem: onProblem)
            var source = Self.source(plan, from: 0)
            let counter = ProgressCounter(totalBytes: source.totalBytes, report: onProgress)
            var chunks = ChunkReader(source, limit: options.chunkBytes)
            var runs = try await buildRuns(chunks, plan, writer, counter, collector)
            var read = (
                bytes: chunks.bytesRead, recordBytes: chunks.recordBytes, decodings: chunks.decodings, passedOver: chunks.passedOver
            )
            for reading in chunks.readings { plan.settle(reading, dates: collector.fileDates[reading.file]?.bytes ?? []) }
            var dates = try SourceDates(plan, fresh: collector.dates, read: collector.fileDates, wished: options.dateOrder)
            if !dates.unsettled.isEmpty {
                let firstFile = plan.files.count
                plan.read(dates.unsettled)
                source = Self.source(plan, from: firstFile)
                chunks = ChunkReader(source, limit: options.chunkBytes, firstChunk: chunks.chunkCount, firstFile: firstFile)
                runs += try await buildRuns(chunks, plan, writer, counter, collector)
                read.bytes += chunks.bytesRead
                read.recordBytes += chunks.recordBytes
                for reading in chunks.readings { plan.settle(reading, dates: collector.fileDates[reading.file]?.bytes ?? []) }
                dates = try SourceDates(plan, fresh: collector.dates, read: collector.fileDates, wished: options.dateOrder)
            }
            counter.enterMerging()
            // An existing index stays as it was if nothing comes or goes.
            let isEmpty = collector.gaps.articleCount == 0 && (!plan.changesTable || plan.isOfNewSources)
            if isEmpty { writer.removeUncommitted() }
            let commit = isEmpty ? try writer.unchanged() : try await commit(runs, plan, dates, writer, counter)
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            if commit.addedCount > 0 { try? BuildTimes(index.directory).add(seconds: seconds, articles: commit.addedCount) }
            var summary = IndexingSummary(
                commit: commit, problemCount: collector.problemCount, bytesRead: read.bytes, recordBytes: read.recordBytes, seconds: seconds
            )
            summary.dateOrders = dates.report
            summary.decodings = read.decodings
            summary.repairedCount = collector.repairedCount
            (summary.unreadableDateCount, summary.unreadableDate) = collector.unreadableDates
            summary.gaps = collector.gaps
            summary.passedOver = read.passedOver
            summary.failedInputs = collector.failedInputs
            let reader = try index.reader()
            summary.sources = report(plan, commit, articles: reader.statistics.documentCount)
            try? SourceTimes(index.directory).note(plan, isEmpty: isEmpty)
            if options.buildsFTS5, writer.storesText, commit.addedCount > 0 || !commit.removedIDs.isEmpty || !isEmpty {
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

    private static func source(_ plan: SourcePlan, from first: Int) -> ArticleSource {
        ArticleSource(
            files: Array(plan.files[first...]), problems: first == 0 ? plan.problems : [], passedOver: first == 0 ? plan.passedOver : [],
            inputs: plan.sources.flatMap { planned in
                planned.given + [
                    NamedInput(given: FileName.text(planned.source.root), path: planned.source.root, name: planned.source.name)
                ]
            } + plan.files.filter { $0.input == .standardInput }.map(\.input), options: plan.options.map(\.reading))
    }

    private func report(_ plan: SourcePlan, _ commit: CommitSummary, articles: Int) -> SourceReport {
        var report = SourceReport(plan)
        report.changedCount = commit.replacedCount
        report.addedCount = commit.addedCount - commit.replacedCount
        report.removedCount = commit.removedIDs.count - commit.replacedCount
        report.unchangedCount = articles - commit.addedCount
        report.keptFiles = plan.keptFiles
        return report
    }

    private func buildRuns(
        _ chunks: ChunkReader, _ plan: SourcePlan, _ writer: IndexWriter, _ counter: ProgressCounter, _ collector: ProblemCollector
    ) async throws -> [PendingRun] {
        let worker = RunWorker(
            chunks: chunks, writer: writer, counter: counter, options: options,
            parsers: plan.options.map { RecordParser(fields: $0.fields) },
            files: plan.files.enumerated().map { (plan.number(ofFile: $0), $1.options) })
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

    private func commit(
        _ runs: [PendingRun], _ plan: SourcePlan, _ dates: SourceDates, _ writer: IndexWriter, _ counter: ProgressCounter
    ) async throws -> CommitSummary {
        let flag = CancellationFlag()
        let options = options
        let changes = plan.changesTable ? try plan.changes(dates) : nil
        return try await withTaskCancellationHandler {
            try Task.checkCancellation()
            return try writer.commit(
                runs, deletions: [], sources: changes, dateOrders: dates.orders, threads: options.threads, memoryBudget: options.mergeBytes
            ) {
                try flag.check()
                counter.tick()
            }
        } onCancel: {
            flag.cancel()
        }
    }
}
