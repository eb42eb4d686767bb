import Foundation
import LedeModules
import Testing
import LedeTestSupport

/// The FTS5 database beside an index holds the same articles in the same order, whatever happens to the index.
@Suite struct FTS5CompanionTests {
    private func index(_ folder: TemporaryFolder, _ lines: [String]) async throws -> (index: Index, summary: IndexingSummary) {
        let index = try Index(creatingAt: folder.path + "/index")
        let path = try folder.write(lines.joined(), to: "in/\(lines.count)-\(lines.first?.hashValue ?? 0).jsonl")
        return (index, try await BulkIndexer(index, options: Corpus.options(fts5: true)).run([path]))
    }

    private func expectInStep(_ index: Index) throws {
        let report = try index.check()
        #expect(report.problems == [])
        #expect(report.notes == ["the FTS5 database is sound and holds the same articles in the same order"])
        // The words of each article are found in both, equal scores in the same order.
        let reader = try index.reader()
        let database = try FTS5Companion(index).open(for: reader)
        let query = QueryParser(analyzer: reader.analyzer).parse("title").query
        let all = try Corpus.ids(index)
        #expect(try database.count(query) == all.count)
        let hits = try Searcher(reader: reader).search(query, options: SearchOptions(limit: 5000)).hits
        #expect(try database.rank(query, limit: 5000).map(\.id) == (try hits.map { try reader.docno($0.doc) }))
    }

    @Test func itFollowsByUpdatesAndByBuildingAnew() async throws {
        let folder = try TemporaryFolder()
        let lines = (0..<40).map { Corpus.line("a\($0)", body: "the same words") }
        let (index, first) = try await index(folder, lines)
        #expect(first.fts5?.articles == 40)
        #expect(first.fts5?.tooLarge == [])
        #expect((first.fts5?.bytes ?? 0) > 0)
        try expectInStep(index)

        // Few new articles, of which two replace: an update.
        let (_, second) = try await self.index(folder, ["a5", "n1", "a6"].map { Corpus.line($0, body: "the same words") })
        #expect(second.commit.replacedCount == 2)
        #expect(second.fts5?.articles == 3)
        try expectInStep(index)
        #expect(try Corpus.ids(index).suffix(3) == ["a5", "n1", "a6"])

        // Mostly new ones: built anew.
        let (_, third) = try await self.index(folder, (0..<60).map { Corpus.line("b\($0)", body: "the same words") })
        #expect(third.fts5?.articles == 101)
        try expectInStep(index)

        // Deleted ones.
        let outcome = try index.delete(ids: ["a0", "b59", "never there", "a0"])
        #expect(outcome.deletedCount == 2)
        #expect(outcome.remainingCount == 99)
        #expect(outcome.unknownIDs == ["never there"])
        try expectInStep(index)
        #expect(try index.delete(ids: ["a0"]).deletedCount == 0)
        #expect(try index.delete(ids: []).unknownIDs == [])
        try expectInStep(index)
    }

    @Test func aDatabaseOfAnotherCommitIsBuiltAnew() async throws {
        let folder = try TemporaryFolder()
        let (index, _) = try await index(folder, (0..<30).map { Corpus.line("a\($0)", body: "words") })
        let writer = try index.writer()
        try writer.add(Article(id: "later", title: "title", body: "words"))
        try writer.delete(id: "a7")
        try writer.commit()
        writer.close()
        let report = try index.check()
        #expect(report.problems == [])
        #expect(report.notes.count == 1)
        #expect(report.notes.first?.contains("another commit") == true)
        // A run that meets it out of step builds it, too.
        let (_, summary) = try await self.index(folder, [Corpus.line("last", body: "words")])
        #expect(summary.fts5?.articles == 31)
        try expectInStep(index)
        _ = try index.delete(ids: ["a1"])
        try FileManager.default.removeItem(atPath: index.path + "/" + FTS5Tokenizer.analyzer.fileName)
        #expect(!FTS5Companion(index).exists())
        var built = 0
        _ = try FTS5Companion(index).open(for: try index.reader()) { built = $0 }
        #expect(built == 30)
        try expectInStep(index)
    }

    @Test func openingNeedsTheLockOnlyToBuild() async throws {
        let folder = try TemporaryFolder()
        let (index, _) = try await index(folder, [Corpus.line("a", body: "words")])
        let writer = try index.writer()
        let reader = try index.reader()
        _ = try FTS5Companion(index).open(for: reader)
        let locked = #expect(throws: IndexFileError.self) { _ = try FTS5Companion(index).open(.unicode61, for: reader) }
        #expect(locked?.code == .locked)
        writer.close()
        _ = try FTS5Companion(index).open(.unicode61, for: reader)
    }

    /// Flipped bits and cut ends that SQLite does not notice: what such a database says is never passed on.
    @Test func aDamagedDatabaseIsBuiltAnew() async throws {
        let folder = try TemporaryFolder()
        var random = SeededGenerator(seed: 5)
        let (index, _) = try await index(folder, Corpus.lines(60, &random))
        let file = URL(filePath: index.path).appending(path: FTS5Tokenizer.analyzer.fileName)
        let sound = try Data(contentsOf: file)
        let checksum = try Data(contentsOf: URL(filePath: file.path + ".crc32c"))
        let reader = try index.reader()
        let query = QueryParser(analyzer: reader.analyzer).parse("title w1 w2 w3").query.relaxed()
        let expected = try FTS5Companion(index).open(for: reader).rank(query, limit: 100)
        for round in 0..<24 {
            var damaged = sound
            switch round {
            case 0: damaged = sound.dropLast(32)
            case 1: damaged = sound.dropLast(33)
            case 2: damaged.append(0)
            // After the pages that say what the database is: without them it is not one, and is rebuilt as usual.
            default: damaged[8192 + random.below(sound.count - 8192)] ^= 1 << UInt8(random.below(8))
            }
            try damaged.write(to: file)
            try checksum.write(to: URL(filePath: file.path + ".crc32c"))
            let report = try index.check()
            // A bit in what the database says about itself makes it one of another commit.
            #expect(
                report.problems.count == 1 || report.notes.contains { $0.contains("is built anew") }, "round \(round): \(report.problems)")
            #expect(try FTS5Companion(index).open(for: reader).rank(query, limit: 100) == expected, "seed 5, round \(round)")
            #expect(try index.check().problems == [], "round \(round)")
        }
        // An update does not make damage look sound.
        var damaged = sound
        damaged[sound.count / 2] ^= 1
        try damaged.write(to: file)
        try checksum.write(to: URL(filePath: file.path + ".crc32c"))
        _ = try index.delete(ids: ["a3"])
        try expectInStep(index)
    }
}
