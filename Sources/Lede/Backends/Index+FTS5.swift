import Foundation
import InvertedIndex
import RankingBackends

extension Index {
    private var folder: URL { URL(fileURLWithPath: path, isDirectory: true) }

    /// Puts the articles of a snapshot into an FTS5 index in the index's folder, in place of the one that is there.
    ///
    /// - Parameter progress: called with the number of articles added, after each.
    /// - Returns: the ids of articles that SQLite cannot hold.
    /// - Throws: `FTS5IndexError`, `IndexFileError`, `CancellationError`; what was there before then stays.
    @discardableResult
    public func buildFTS5(
        _ tokenizer: FTS5Tokenizer = .analyzer, reader: IndexReader,
        isCancelled: @escaping @Sendable () -> Bool = { Task.isCancelled }, progress: (Int) -> Void = { _ in }
    ) throws -> [String] {
        var articles = ArticleCursor(reader)
        return try FTS5Index.build(
            in: folder, tokenizer: tokenizer, analyzer: reader.analyzer, generation: reader.manifest.generation,
            articles: { try articles.next() }, isCancelled: isCancelled, progress: progress)
    }

    /// The FTS5 index in step with `reader`; throws an `FTS5IndexError` when there is none.
    public func openFTS5(_ tokenizer: FTS5Tokenizer = .analyzer, reader: IndexReader) throws(FTS5IndexError) -> FTS5Index {
        try FTS5Index(
            in: folder, tokenizer: tokenizer, analyzer: reader.analyzer, generation: reader.manifest.generation)
    }

    /// The FTS5 index in step with `reader`, built first where there is none or another.
    public func fts5(
        _ tokenizer: FTS5Tokenizer = .analyzer, reader: IndexReader,
        isCancelled: @escaping @Sendable () -> Bool = { Task.isCancelled }, progress: (Int) -> Void = { _ in }
    ) throws -> FTS5Index {
        do {
            return try openFTS5(tokenizer, reader: reader)
        } catch where error.isCuredByBuilding {
            try buildFTS5(tokenizer, reader: reader, isCancelled: isCancelled, progress: progress)
            return try openFTS5(tokenizer, reader: reader)
        }
    }
}
