import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// Random commits against the naive index.
@Suite struct IndexModelTests {
    @Test(arguments: [1, 2, 3, 4]) func randomCommits(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let analyzer = seed % 3 == 0 ? "whitespace" : "standard"
        let directory = MemoryDirectory()
        var model = try NaiveIndex(analyzer: analyzer)
        var writer = try IndexWriter(directory, analyzerName: analyzer)
        let ids = 40 * Int(seed)
        for step in 0..<9 {
            if random.below(3) == 0 {
                writer.close()
                writer = try IndexWriter(directory)
            }
            let count = [0, 1, 3, 10, 140][random.below(5)]
            let articles = (0..<count).map { _ in
                Writing.article(random.below(3) == 0 ? "new \(random.next())" : "id \(random.below(ids))", &random)
            }
            var deleted = (0..<random.below(4)).map { _ in "id \(random.below(ids))" }
            if random.below(4) == 0 { deleted += model.articles.filter { _ in random.below(3) > 0 }.map(\.id) }
            deleted += deleted.prefix(1)
            let expected = model.commit(articles, deleting: deleted, generation: writer.manifest.generation + 1)
            let sizes = (0..<random.below(6)).map { _ in 1 + random.below(count + 1) }
            let summary = try Writing.commit(writer, articles, runs: sizes, deleting: deleted, threads: 1 + random.below(2))
            #expect(summary == expected)
            let reader = try IndexReader(directory)
            #expect(try model.difference(from: reader) == nil, "step \(step)")
            #expect(reader.manifest == writer.manifest)
            var checker = IndexChecker(directory)
            let report = try checker.run()
            #expect(report.problems.isEmpty, "step \(step)")
            #expect(report.leftOvers.isEmpty, "step \(step)")
            #expect(report.documents - report.deletedDocuments == model.articles.count)
        }
    }

    @Test func anIndexOfNothing() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        var reader = try IndexReader(directory)
        #expect(reader.segments.isEmpty)
        #expect(reader.statistics.documentCount == 0)
        #expect(reader.docLimit == 0)
        #expect(reader.statistics.averageLength == 0)
        try Writing.commit(writer, [Article(id: "a", body: "")])
        try Writing.commit(writer, [], deleting: ["a", "never there"])
        reader = try IndexReader(directory)
        #expect(reader.segments.isEmpty)
        let empty = try writer.makeRunBuilder().finish()
        #expect(try writer.commit([empty]).addedCount == 0)
        #expect(try Writing.problems(directory).isEmpty)
        #expect(try directory.names() == ["manifest"])
    }

    @Test func theLastArticlesOfAnIndex() throws {
        var random = SeededGenerator(seed: 1)
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        var model = try NaiveIndex()
        for (count, deleted) in [(200, []), (50, ["a3", "a199"]), (7, ["a0", "b49", "b1"]), (0, ["c6"])] {
            let articles = Writing.articles(count, prefix: ["a", "b", "c", "d"][Int(writer.manifest.generation) - 1], &random)
            _ = model.commit(articles, deleting: deleted, generation: 0)
            try Writing.commit(writer, articles, deleting: deleted)
        }
        let reader = try IndexReader(directory)
        for count in [0, 1, 2, 6, 7, 55, 60, 200, model.articles.count, 10_000] {
            var last = LiveArticles(reader, last: count)
            var ids: [String] = []
            while let article = try last.nextArticle() { ids.append(article.id) }
            #expect(ids == model.articles.suffix(count).map(\.id))
        }
    }

    @Test func idsThatAreCanonicallyEquivalentAreDifferent() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        try Writing.commit(writer, [Article(id: "caf\u{e9}", body: "one"), Article(id: "cafe\u{301}", body: "two")])
        let reader = try IndexReader(directory)
        #expect(reader.statistics.documentCount == 2)
        #expect(try Writing.problems(directory) == [])
        let composed = try #require(try reader.doc(docno: "caf\u{e9}"))
        #expect(try reader.article(composed).body == "one")
    }

    @Test func anUnknownOrAnotherAnalyzerIsRefused() throws {
        let directory = MemoryDirectory()
        #expect(throws: UnknownAnalyzer.self) { _ = try IndexWriter(directory, analyzerName: "no such") }
        #expect(try directory.names() == [])
        try IndexWriter(directory, analyzerName: "whitespace").close()
        #expect(throws: AnalyzerMismatch.self) { _ = try IndexWriter(directory, analyzerName: "standard") }
        try IndexWriter(directory, analyzerName: "whitespace").close()
        try IndexWriter(directory).close()
    }
}
