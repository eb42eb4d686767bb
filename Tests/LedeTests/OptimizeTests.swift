import Foundation
import LedeModules
import Testing
import LedeTestSupport

/// An index in a folder, optimized, with the FTS5 database beside it.
@Suite struct OptimizeTests {
    private func index(_ folder: TemporaryFolder, fts5: Bool = true) async throws -> Index {
        let index = try Index(creatingAt: folder.path + "/index")
        var random = SeededGenerator(seed: 1)
        for (number, count) in [200, 60, 9].enumerated() {
            let lines = (0..<count).map { doc in
                Corpus.line(
                    "\(number)-\(doc)", body: "the same words kind\(doc % 3) also\(doc % 3) \(random.below(50)) of\(random.below(9))")
            }
            let path = try folder.write(lines.joined(), to: "in/\(number).jsonl")
            _ = try await BulkIndexer(index, options: Corpus.options(fts5: fts5)).run([path])
        }
        _ = try index.delete(ids: ["0-7", "1-3", "2-0"])
        #expect(try index.reader().segments.count == 3)
        return index
    }

    private func options(_ ordering: DocumentOrdering) -> OptimizationOptions {
        var options = OptimizationOptions()
        options.ordering = ordering
        options.threads = 2
        return options
    }

    private func expectInStep(_ index: Index) throws {
        let report = try index.check()
        #expect(report.problems == [])
        #expect(report.notes == ["the FTS5 database is sound and holds the same articles in the same order"])
        // All have the same score, so that the order is that of the documents, in both.
        let reader = try index.reader()
        let query = QueryParser(analyzer: reader.analyzer).parse("title").query
        let ids = try FTS5Companion(index).open(for: reader).rank(query, limit: 5000).map(\.id)
        #expect(ids == (try Corpus.ids(index)))
    }

    @Test func theFTS5DatabaseFollows() async throws {
        let folder = try TemporaryFolder()
        let index = try await index(folder)
        let ids = try Corpus.ids(index)
        let kept = try await index.optimize(options(.kept))
        #expect(kept.before.segments == 3)
        #expect(kept.before.deletedArticles == 3)
        #expect(kept.before.articles == 266)
        #expect(kept.after.segments == 1)
        #expect(kept.after.deletedArticles == 0)
        #expect(kept.after.articles == 266)
        #expect(kept.after.totalBytes < kept.before.totalBytes)
        #expect(kept.after.bytes[.deletions] == nil)
        #expect(kept.summary.isChanged)
        #expect(kept.fts5?.articles == 0)
        #expect(try Corpus.ids(index) == ids)
        try expectInStep(index)

        let again = try await index.optimize(options(.kept))
        #expect(!again.summary.isChanged)
        #expect(again.fts5 == nil)
        #expect(again.before == again.after)
        try expectInStep(index)

        var phases: [Index.OptimizationPhase] = []
        let reordered = try await index.optimize(options(.clustered)) { phases.append($0) }
        #expect(reordered.summary.isChanged)
        #expect(reordered.fts5?.articles == 266)
        #expect(phases.prefix(2) == [.ordering, .writing])
        #expect(phases.count > 2)
        let order = try Corpus.ids(index)
        #expect(order != ids)
        #expect(order.sorted() == ids.sorted())
        try expectInStep(index)
    }

    @Test func withoutADatabaseNoneIsMade() async throws {
        let folder = try TemporaryFolder()
        let index = try await index(folder, fts5: false)
        #expect(try await index.optimize(options(.clustered)).fts5 == nil)
        #expect(!FTS5Companion(index).exists())
    }

    @Test func aCancelledRunLeavesTheIndexAsItWas() async throws {
        let folder = try TemporaryFolder()
        let index = try await index(folder)
        let before = try Corpus.contents(index)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await index.optimize(options(.clustered))
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try Corpus.contents(index) == before)
        // In the middle of it, too.
        let second = Task {
            try await index.optimize(options(.clustered)) { phase in
                if phase == .writing { withUnsafeCurrentTask { $0?.cancel() } }
            }
        }
        await #expect(throws: CancellationError.self) { try await second.value }
        #expect(try Corpus.contents(index) == before)
        try expectInStep(index)
    }

    @Test func whileAnotherWritesItIsTold() async throws {
        let folder = try TemporaryFolder()
        let index = try await index(folder, fts5: false)
        let writer = try index.writer()
        let error = await #expect(throws: IndexFileError.self) { try await index.optimize() }
        #expect(error?.code == .locked)
        writer.close()
        try await index.optimize()
    }
}
