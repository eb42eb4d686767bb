import LedeArticleModel
import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// Whole corpora exported from one index and into another: the index files are the same, and so is every answer.
@Suite struct ArticleExportCorpusTests {
    private static let corpora = [
        "news/bbc.jsonl.zst", "news/reuters21578.jsonl.zst", "news/wikinews-en.jsonl.zst", "languages/ru.jsonl.zst",
        "languages/de.jsonl.zst",
    ]

    private func check(_ articles: [Article], queries: [String], analyzer: String = "english") async throws {
        let folder = try TemporaryFolder()
        let first = try TemporaryIndex(analyzer: analyzer)
        try first.add(articles)
        let reader = try first.index.reader()
        let file = folder.path + "/articles.jsonl"
        let written = try reader.exportArticles(to: file)
        #expect(written.articles == reader.statistics.documentCount)
        let second = try Index(creatingAt: folder.path + "/copy", analyzer: analyzer)
        var options = IndexingOptions()
        options.buildsFTS5 = false
        _ = try await BulkIndexer(second, options: options).run([file]) { Issue.record("\($0)") }
        let copy = try second.reader()
        #expect(copy.fingerprint == reader.fingerprint)
        _ = try copy.exportArticles(to: folder.path + "/again.jsonl")
        #expect(try Data(contentsOf: URL(filePath: file)) == Data(contentsOf: URL(filePath: folder.path + "/again.jsonl")))
        for query in queries {
            let (one, other) = (try reader.search(query, limit: 50), try copy.search(query, limit: 50))
            #expect(one.hits.map(\.article) == other.hits.map(\.article), "\(query)")
            #expect(one.hits.map(\.score.bitPattern) == other.hits.map(\.score.bitPattern), "\(query)")
        }
    }

    @Test func theSampleCorpus() async throws {
        try await check(try SharedCorpus.sampleArticles(), queries: ["ferry", "\"sea wall\"", "lamp keeper", "author:quenby", "*"])
    }

    @Test(.enabled(if: SharedCorpus.isPresent, "\(SharedCorpus.absence)"), arguments: corpora) func sharedCorpora(_ path: String)
        async throws
    {
        let limit = SharedCorpus.isFull ? Int.max : 150
        try await check(
            try SharedCorpus.articles(path, limit: limit), queries: ["oil", "the", "president OR Präsident OR президент", "*"],
            analyzer: "standard")
    }
}
