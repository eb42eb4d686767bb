import LedeArticleModel
import Foundation
import LedeTextAnalysis

extension FTS5Index {
    /// Builds the index of `articles` in `directory`, replacing one that is there; a failed or cancelled build keeps that one.
    ///
    /// - Parameters:
    ///   - generation: the state of the Lede index that the articles are.
    ///   - articles: gives the next article in the order of Lede's documents, nil after the last.
    ///   - progress: called with the number of articles in the index, after each.
    /// - Returns: the ids of articles that SQLite cannot hold.
    /// - Throws: `FTS5IndexError`, `CancellationError`, what `articles` throws.
    @discardableResult
    package static func build(
        in directory: URL, tokenizer: FTS5Tokenizer, analyzer: any Analyzer, generation: Int64,
        articles: () throws -> Article?, isCancelled: @escaping @Sendable () -> Bool = { Task.isCancelled },
        progress: (Int) -> Void = { _ in }
    ) throws -> [String] {
        let writer = try FTS5IndexWriter(
            creatingIn: directory, tokenizer: tokenizer, analyzer: analyzer, isCancelled: isCancelled)
        defer { writer.abandon() }
        while let article = try articles() {
            try writer.add(id: article.id, title: article.title, body: article.body)
            progress(writer.articleCount)
        }
        try writer.commit(generation: generation)
        return writer.tooLarge
    }

    /// Brings the index in `directory` from one state of the Lede index to another, in one transaction.
    ///
    /// - Parameters:
    ///   - generations: the state that it must hold, and the one that it holds afterwards.
    ///   - removedIDs: articles to remove; unknown ones are passed over. `articles` replace those with equal ids by themselves.
    ///   - progress: called with the number of articles added, after each.
    /// - Returns: the ids of articles that SQLite cannot hold.
    /// - Throws: as `build`; the index then is as it was.
    @discardableResult
    package static func update(
        in directory: URL, tokenizer: FTS5Tokenizer, analyzer: any Analyzer, generations: (from: Int64, to: Int64),
        removing removedIDs: [String], adding articles: () throws -> Article?,
        isCancelled: @escaping @Sendable () -> Bool = { Task.isCancelled }, progress: (Int) -> Void = { _ in }
    ) throws -> [String] {
        let writer = try FTS5IndexWriter(
            updatingIn: directory, tokenizer: tokenizer, analyzer: analyzer, generation: generations.from,
            isCancelled: isCancelled)
        defer { writer.abandon() }
        for id in removedIDs { try writer.remove(id: id) }
        var count = 0
        while let article = try articles() {
            try writer.add(id: article.id, title: article.title, body: article.body)
            count += 1
            progress(count)
        }
        try writer.commit(generation: generations.to)
        return writer.tooLarge
    }
}
