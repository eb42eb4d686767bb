import Foundation
import Lede
import LedeTestSupport
import Testing

/// What an app writes is there, in order, or not at all.
@Suite struct TransactionTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func index(_ name: String = "index") async throws -> ArticleIndex {
        try await ArticleIndex(at: URL(filePath: folder.path + "/" + name), IndexConfiguration(analyzer: .english, memoryBudget: 1))
    }

    private static func article(_ id: String, _ body: String = "fog") -> Article { Article(id: id, body: body) }

    @Test func operationsCountInTheirOrder() async throws {
        let index = try await index()
        try await index.write { transaction in
            try transaction.add(Self.article("added and deleted"))
            try transaction.delete(id: "added and deleted")
            try transaction.add(Self.article("deleted and added"))
            try transaction.delete(id: "deleted and added")
            try transaction.add(Self.article("deleted and added"))
            try transaction.delete(id: "unknown")
        }
        #expect(try await index.read { try $0.ids() } == ["deleted and added"])
    }

    /// Batches drawn at random leave what a dictionary has.
    @Test(arguments: 1...8) func anyOperationsLeaveWhatADictionaryHas(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let index = try ArticleIndex.inMemory(IndexConfiguration(memoryBudget: Int.random(in: 1...100_000, using: &random)))
        var expected: [String: String] = [:]
        for _ in 0..<6 {
            var next = expected
            var operations: [(id: String, body: String?)] = []
            for number in 0..<Int.random(in: 0...20, using: &random) {
                let id = "\(Int.random(in: 0..<8, using: &random))"
                let body = Bool.random(using: &random) ? "word\(number)" : nil
                operations.append((id, body))
                next[id] = body
            }
            let fails = Int.random(in: 0..<4, using: &random) == 0
            let batch = operations
            do {
                try await index.write { transaction in
                    for (id, body) in batch {
                        if let body { try transaction.add(Self.article(id, body)) } else { try transaction.delete(id: id) }
                    }
                    if fails { throw CocoaError(.featureUnsupported) }
                }
                expected = next
            } catch {
                #expect(fails && error.code == .callback && error.underlying is CocoaError, "seed \(seed): \(error)")
            }
            let ids = try await index.read { try $0.ids() }
            #expect(Set(ids) == Set(expected.keys), "seed \(seed)")
            for (id, body) in expected { #expect(try await index.article(id: id)?.body == body, "seed \(seed)") }
        }
        #expect(try await index.check().isSound)
    }

    @Test func whatFailsLeavesNothing() async throws {
        let index = try await index()
        try await index.write { try $0.add(Self.article("first")) }
        let generation = try await index.snapshot().commit.generation
        let failure = await #expect(throws: LedeError.self) {
            try await index.write { transaction in
                for number in 0..<100 { try transaction.add(Self.article("lost \(number)")) }
                throw CancellationError()
            }
        }
        #expect(failure?.code == .cancelled)
        try await index.write { try $0.add(Self.article("second")) }
        #expect(try await index.read { try $0.ids() } == ["first", "second"])
        #expect(try await index.snapshot().commit.generation == generation + 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/index").filter { $0.hasPrefix("run-") } == [])
    }

    @Test func nothingToDoMakesNoCommit() async throws {
        let index = try await index()
        let before = try await index.snapshot().commit
        let summary = try await index.write { _ in }
        #expect(summary.commit == before)
        #expect(summary.addedCount == 0)
    }

    @Test func aTransactionAfterItsEndIsClosed() async throws {
        let index = try ArticleIndex.inMemory()
        // It is handed out on purpose, as no app should.
        var kept: IndexTransaction?
        try index.blocking.write { kept = $0 }
        let error = #expect(throws: LedeError.self) { try kept?.add(Self.article("late")) }
        #expect(error?.code == .closed)
        #expect(try await index.count == 0)
    }

    @Test func repeatedFieldsAreOneListAndWhatIsNotIndexedIsSaid() async throws {
        let index = try ArticleIndex.inMemory()
        let summary = try await index.write { transaction in
            try transaction.add(
                Article(
                    id: "1", body: "fog", fields: [ArticleField("tag", "red"), ArticleField("Tag", "blue"), ArticleField("size", 3)]))
            try transaction.add(
                Article(id: "2", body: "fog", fields: (0..<40).map { ArticleField("field\($0)", .text("v")) }))
        }
        #expect(summary.unindexedFields.count == 10, "\(summary.unindexedFields)")
        for value in ["red", "blue"] {
            let page = try await index.search("fog", SearchRequest(filter: .equal("TAG", value), facets: [.field("tag")]))
            #expect(page.hits.map(\.id) == ["1"])
            #expect(page.facets[0].values.map(\.value).sorted() == ["blue", "red"])
        }
        let article = try await index.article(id: "1")
        #expect(article?[field: "tag"]?.values == ["red", "blue"])
        #expect(article?[field: "SIZE"]?.number == 3)
    }

    @Test func articlesComeBackAsTheyWere() async throws {
        let index = try ArticleIndex.inMemory()
        let articles = [
            Article(
                id: "whole", title: "Title", body: "Body\n\nSecond", date: ArticleDate(year: 2024, month: 10, day: 28, hour: 14, minute: 8),
                author: "A. Writer, B. Writer", url: "https://example.org/1", path: "a/b.txt",
                fields: [ArticleField("section", "news"), ArticleField("tags", ["a", "b \"c\""]), ArticleField("none", [])]),
            Article(id: "month", body: "x", date: ArticleDate(year: 2024, month: 2)),
            Article(id: "year", body: "x", date: ArticleDate("1999")),
            Article(id: "bare", body: ""),
        ]
        try await index.write { try $0.add(contentsOf: articles) }
        for article in articles { #expect(try await index.article(id: article.id) == article) }
        let coded = try JSONDecoder().decode([Article].self, from: JSONEncoder().encode(articles))
        #expect(coded == articles)
        #expect(try await index.article(id: "nobody") == nil)
    }
}
