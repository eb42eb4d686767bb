import LedeCore
import LedeArticleModel
import Foundation
import LedeIndexBytes
import LedeIndexStorage
import LedeInvertedIndex
import LedeRankingBackends

/// Keeps FTS5 databases of the same articles beside an index, in step with its commits.
///
/// The articles come from the index's own store, after the same extraction, in the same order: equal scores then have equal order in both.
package struct FTS5Companion: Sendable {
    /// What bringing a database in step did.
    package struct Outcome: Sendable, Equatable {
        /// Articles that went into it.
        package var articles: Int
        /// Wall-clock seconds.
        package var seconds: Double
        /// Bytes of the database.
        package var bytes: Int
        /// The ids of articles missing from it, as they are longer than SQLite takes.
        package var tooLarge: [String]
    }

    private let index: Index

    package init(_ index: Index) { self.index = index }

    private var folder: URL { URL(filePath: index.path, directoryHint: .isDirectory) }

    /// Whether there is a database with the tokens of `tokenizer`, in step or not.
    package func exists(_ tokenizer: FTS5Tokenizer = .analyzer) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: tokenizer.fileName).path)
    }

    /// Whether a file of this name is a database that was never completed.
    static func isLeftOver(_ name: String) -> Bool {
        FTS5Tokenizer.allCases.contains { name.hasPrefix($0.fileName + ".building-") }
    }

    /// Opens the database for the snapshot `reader`; one that is missing, damaged or of another commit is built first. Reads the whole file
    /// once, for its checksum.
    /// - Parameter onProgress: is told the number of articles built so far, if any are.
    /// - Throws: `FTS5IndexError`, `IndexFileError` (`.locked` while another process writes), `CancellationError`. A snapshot that is no
    ///   longer the last commit gets no database of its own: the one in step with the index stays.
    package func open(
        _ tokenizer: FTS5Tokenizer = .analyzer, for reader: IndexReader, onProgress: (Int) -> Void = { _ in }
    ) throws -> FTS5Index {
        guard reader.storesText else { throw FTS5IndexError.textNotStored(path: index.path) }
        let reason: FTS5IndexError
        do throws(FTS5IndexError) {
            let database = try FTS5Index(
                in: folder, tokenizer: tokenizer, analyzer: reader.analyzer, generation: reader.manifest.generation)
            try database.verifyChecksum()
            return database
        } catch {
            guard error.isCuredByBuilding else { throw error }
            reason = error
        }
        let lock = try lockForBuilding(because: reason)
        defer { lock.release() }
        guard try index.reader().manifest.generation == reader.manifest.generation else { throw reason }
        try build(tokenizer, reader, isCancelled: { Task.isCancelled }, onProgress: onProgress)
        return try FTS5Index(
            in: folder, tokenizer: tokenizer, analyzer: reader.analyzer, generation: reader.manifest.generation)
    }

    private func lockForBuilding(because reason: FTS5IndexError) throws -> any WriteLock {
        do throws(IndexFileError) {
            return try index.directory.acquireWriteLock()
        } catch {
            guard error.code == .system else { throw error }
            throw FTS5IndexError.system(path: index.path, "\(reason), and it cannot be built here: \(error.found ?? "\(error)")")
        }
    }

    /// Verifies the database with the index's own analyzer, and compares its articles with those of `reader`, in order.
    func holdsSameArticles(as reader: IndexReader) throws -> Bool {
        let database = try FTS5Index(
            in: folder, tokenizer: .analyzer, analyzer: reader.analyzer, generation: reader.manifest.generation)
        try database.verifyChecksum()
        // SQLite wants to write a journal even for a check that changes nothing.
        if FileManager.default.isWritableFile(atPath: database.path), FileManager.default.isWritableFile(atPath: folder.path) {
            try FTS5Index.verify(in: folder, tokenizer: .analyzer, analyzer: reader.analyzer)
        }
        var articles = LiveArticles(reader)
        return try database.holds { try articles.nextArticle()?.id }
    }

    /// If most articles are new, rebuilding is faster than updating and gives a tighter database.
    private static func isMostlyNew(_ commit: CommitSummary, _ reader: IndexReader) -> Bool {
        commit.addedCount * 2 > reader.statistics.documentCount
    }

    /// About how many articles `follow` will write: just as many if the database holds the commit before.
    static func articlesToWrite(for commit: CommitSummary, _ reader: IndexReader) -> Int {
        isMostlyNew(commit, reader) ? reader.statistics.documentCount : commit.addedCount
    }

    /// Brings the database with the index's own analyzer from the commit before `commit` to `commit`; rebuilds it if it holds anything
    /// else. The caller holds the index's lock.
    func follow(
        _ commit: CommitSummary, _ reader: IndexReader, isCancelled: @escaping @Sendable () -> Bool, onProgress: (Int) -> Void
    ) throws -> Outcome {
        try follow(commit, buildsAnew: Self.isMostlyNew(commit, reader), reader, isCancelled: isCancelled, onProgress: onProgress)
    }

    /// Brings the database in step with an index that was optimized: the same articles, perhaps in a new order.
    /// The caller holds the index's lock.
    func follow(
        _ optimization: OptimizationSummary, isReordered: Bool, _ reader: IndexReader, isCancelled: @escaping @Sendable () -> Bool,
        onProgress: (Int) -> Void
    ) throws -> Outcome {
        try follow(optimization.commit, buildsAnew: isReordered, reader, isCancelled: isCancelled, onProgress: onProgress)
    }

    private func follow(
        _ commit: CommitSummary, buildsAnew: Bool, _ reader: IndexReader, isCancelled: @escaping @Sendable () -> Bool,
        onProgress: (Int) -> Void
    ) throws -> Outcome {
        let start = ContinuousClock.now
        let tooLarge: [String]
        var articles = commit.addedCount
        if !buildsAnew, let updated = try update(commit, reader, isCancelled: isCancelled, onProgress: onProgress) {
            tooLarge = updated
        } else {
            tooLarge = try build(.analyzer, reader, isCancelled: isCancelled, onProgress: onProgress)
            articles = reader.statistics.documentCount
        }
        let path = folder.appending(path: FTS5Tokenizer.analyzer.fileName).path
        let bytes = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        return Outcome(
            articles: articles, seconds: (ContinuousClock.now - start) / .seconds(1), bytes: bytes, tooLarge: tooLarge)
    }

    /// The ids of articles that were too large; nil if the database does not hold the commit before.
    private func update(
        _ commit: CommitSummary, _ reader: IndexReader, isCancelled: @escaping @Sendable () -> Bool, onProgress: (Int) -> Void
    ) throws -> [String]? {
        var added = LiveArticles(reader, last: commit.addedCount)
        do {
            return try FTS5Index.update(
                in: folder, tokenizer: .analyzer, analyzer: reader.analyzer,
                generations: (from: commit.generation - 1, to: commit.generation), removing: commit.removedIDs,
                adding: { try added.nextArticle() }, isCancelled: isCancelled, progress: onProgress)
        } catch let error as FTS5IndexError where error.isCuredByBuilding {
            return nil
        }
    }

    @discardableResult
    private func build(
        _ tokenizer: FTS5Tokenizer, _ reader: IndexReader, isCancelled: @escaping @Sendable () -> Bool, onProgress: (Int) -> Void
    ) throws -> [String] {
        var articles = LiveArticles(reader)
        return try FTS5Index.build(
            in: folder, tokenizer: tokenizer, analyzer: reader.analyzer, generation: reader.manifest.generation,
            articles: { try articles.nextArticle() }, isCancelled: isCancelled, progress: onProgress)
    }
}
