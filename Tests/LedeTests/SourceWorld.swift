import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// A folder of changing files, an index kept in step with it, and what that index must be.
final class SourceWorld {
    let folder: TemporaryFolder
    let index: Index

    init() throws {
        folder = try TemporaryFolder()
        index = try Index(creatingAt: folder.path + "/index")
    }

    func path(_ name: String) -> String { folder.path + "/" + name }

    func write(_ text: String, to name: String) throws { try folder.write(text, to: name) }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

    func move(_ name: String, to newName: String) throws {
        try FileManager.default.createDirectory(
            atPath: (path(newName) as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try FileManager.default.moveItem(atPath: path(name), toPath: path(newName))
    }

    /// Gives a file another time, long ago: it is what it was, or is not, whatever the clock says.
    func age(_ name: String, seconds: Double = 100_000) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000 - seconds)], ofItemAtPath: path(name))
    }

    func run(_ names: [String], _ options: IndexingOptions = Corpus.options()) async throws -> IndexingSummary {
        try await BulkIndexer(index, options: options).run(names.map { $0 == "-" ? $0 : path($0) })
    }

    func update(_ options: IndexingOptions = Corpus.options(), again: Bool = false) async throws -> SourceReport {
        try await BulkIndexer(index, options: options).update(readsAgain: again).sources
    }

    static func articles(_ index: Index) throws -> [String: Article] {
        var live = LiveArticles(try index.reader())
        var articles: [String: Article] = [:]
        while let article = try live.nextArticle() { #expect(articles.updateValue(article, forKey: article.id) == nil) }
        return articles
    }

    var articles: [String: Article] { get throws { try Self.articles(index) } }
    var ids: [String] { get throws { try articles.keys.sorted() } }

    /// The index is sound, and equals one built from scratch: its articles, and what a search finds.
    func expectInStep(
        with names: [String], _ options: IndexingOptions = Corpus.options(), searching words: [String] = [], _ comment: String = ""
    ) async throws {
        let fresh = try Index(creatingAt: folder.path + "/fresh")
        defer { try? FileManager.default.removeItem(atPath: folder.path + "/fresh") }
        _ = try await BulkIndexer(fresh, options: options).run(names.map(path))
        let (found, wanted) = (try articles, try Self.articles(fresh))
        #expect(found.keys.sorted() == wanted.keys.sorted(), "\(comment)")
        for (id, article) in wanted where found[id] != article {
            Issue.record("\(comment) \(id): \(String(describing: found[id])) is not \(article)")
        }
        let check = try index.check()
        #expect(check.problems == [], "\(comment)")
        let (reader, other) = (try index.reader(), try fresh.reader())
        #expect(reader.statistics.totalTokens == other.statistics.totalTokens, "\(comment)")
        for word in words {
            let (hits, others) = (try reader.search(word, limit: 1_000).hits, try other.search(word, limit: 1_000).hits)
            #expect(hits.map { $0.article.id }.sorted() == others.map { $0.article.id }.sorted(), "\(comment) \(word)")
            let scores = Dictionary(uniqueKeysWithValues: others.map { ($0.article.id, $0.score) })
            #expect(hits.allSatisfy { abs($0.score - (scores[$0.article.id] ?? 0)) < 1e-9 }, "\(comment) \(word)")
        }
    }
}

extension SourceReport {
    /// Added, changed, removed, unchanged.
    var counts: [Int] { [addedCount, changedCount, removedCount, unchangedCount] }
}
