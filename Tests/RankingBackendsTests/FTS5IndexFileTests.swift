import LedeBackends
import LedeArticleModel
import Foundation
import LedeRetrieval
import LedeTestSupport
import Testing
import LedeTextAnalysis

@testable import LedeRankingBackends

@Suite("The FTS5 database as a file of the index folder")
struct FTS5IndexFileTests {
    static func open(_ folder: TemporaryFolder, analyzer: any Analyzer = SmallArticles.analyzer, generation: Int64?) throws
        -> FTS5Index
    {
        try FTS5Index(in: folder.url, tokenizer: .analyzer, analyzer: analyzer, generation: generation)
    }

    @Test("what does not fit is told, and cured by building")
    func mismatches() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.appending(path: "fts5.sqlite").path
        #expect(throws: FTS5IndexError.missing(path: path)) { try Self.open(folder, generation: 7) }
        _ = try SmallArticles.build(SmallArticles.make(3), in: folder, generation: 7)
        #expect(throws: FTS5IndexError.otherGeneration(path: path, expected: 8, found: 7)) {
            try Self.open(folder, generation: 8)
        }
        #expect(
            throws: FTS5IndexError.otherTokens(
                path: path, expected: "the analyzer whitespace", found: "the analyzer standard")
        ) { try Self.open(folder, analyzer: WhitespaceAnalyzer(), generation: 7) }
        #expect(throws: FTS5IndexError.otherGeneration(path: path, expected: 6, found: 7)) {
            try FTS5IndexWriter(
                updatingIn: folder.url, tokenizer: .analyzer, analyzer: SmallArticles.analyzer, generation: 6)
        }
        #expect(try Self.open(folder, generation: nil).properties.generation == 7)
    }

    @Test(
        "files that are no such index",
        arguments: [
            "", "not a database at all, but long enough to have a header of 100 bytes".padding(toLength: 4096, withPad: "x", startingAt: 0),
        ])
    func otherFiles(_ content: String) throws {
        let folder = try TemporaryFolder()
        try Data(content.utf8).write(to: folder.url.appending(path: "fts5.sqlite"))
        #expect { try Self.open(folder, generation: 1) } throws: {
            if case FTS5IndexError.otherFormat = $0 { true } else { false }
        }
        #expect {
            try FTS5IndexWriter(updatingIn: folder.url, tokenizer: .analyzer, analyzer: SmallArticles.analyzer, generation: 1)
        } throws: {
            if case FTS5IndexError.otherFormat = $0 { true } else { false }
        }
        #expect(try SmallArticles.build(SmallArticles.make(3), in: folder).properties.articleCount == 3)
    }

    @Test("a damaged file throws and does not trap")
    func damage() throws {
        let folder = try TemporaryFolder()
        let url = folder.url.appending(path: "fts5.sqlite")
        _ = try SmallArticles.build(SmallArticles.make(400), in: folder)
        let good = try Data(contentsOf: url)
        for round in 0..<40 {
            var bad = good
            for byte in stride(from: 100 + round * 37, to: bad.count, by: 997 + round) { bad[byte] ^= UInt8(1 << (round % 8)) }
            if round.isMultiple(of: 4) { bad = bad.prefix(bad.count * (round + 1) / 50) }
            try bad.write(to: url)
            do {
                let index = try Self.open(folder, generation: nil)
                for word in SmallArticles.words { _ = try index.rank(.term(word), limit: 10) }
            } catch is FTS5IndexError {
            }
        }
    }

    @Test("a read-only folder is searched")
    func readOnlyFolder() throws {
        let folder = try TemporaryFolder()
        _ = try SmallArticles.build(SmallArticles.make(50), in: folder)
        let file = folder.url.appending(path: "fts5.sqlite").path
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.url.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.path) }
        #expect(try Self.open(folder, generation: 1).count(.term("ferry")) > 0)
        #expect(folder.names == ["fts5.sqlite", "fts5.sqlite.crc32c"])
    }

    @Test("a cancelled or failed build leaves what was there", arguments: [false, true])
    func cancelledBuild(_ isUpdate: Bool) throws {
        let folder = try TemporaryFolder()
        let before = try SmallArticles.build(SmallArticles.make(20), in: folder)
        let expected = try before.rank(.term("ferry"), limit: 100)
        var given = 0
        struct SourceFailed: Error {}
        func next() throws -> Article? {
            given += 1
            if given == 15 { throw SourceFailed() }
            return Article(id: "n\(given)", title: "ferry", body: "ferry")
        }
        let analyzer = SmallArticles.analyzer
        #expect(throws: SourceFailed.self) {
            if isUpdate {
                try FTS5Index.update(
                    in: folder.url, tokenizer: .analyzer, analyzer: analyzer, generations: (1, 2), removing: ["a1"], adding: next)
            } else {
                try FTS5Index.build(in: folder.url, tokenizer: .analyzer, analyzer: analyzer, generation: 2, articles: next)
            }
        }
        given = 100
        #expect(throws: CancellationError.self) {
            if isUpdate {
                try FTS5Index.update(
                    in: folder.url, tokenizer: .analyzer, analyzer: analyzer, generations: (1, 2), removing: ["a1"], adding: next,
                    isCancelled: { true })
            } else {
                try FTS5Index.build(
                    in: folder.url, tokenizer: .analyzer, analyzer: analyzer, generation: 2, articles: next, isCancelled: { true })
            }
        }
        #expect(folder.names == ["fts5.sqlite", "fts5.sqlite.crc32c"])
        #expect(try Self.open(folder, generation: 1).rank(.term("ferry"), limit: 100) == expected)
    }

    @Test("an open index goes on while another takes its place")
    func snapshot() throws {
        let folder = try TemporaryFolder()
        let old = try SmallArticles.build(SmallArticles.make(20), in: folder)
        let expected = try old.count(.term("ferry"))
        let new = try SmallArticles.build(SmallArticles.make(90, seed: 7), in: folder, generation: 2)
        #expect(try old.count(.term("ferry")) == expected)
        #expect(try new.count(.term("ferry")) > expected)
    }

    @Test("leftovers of a process that is gone are removed, a broken-off update's journal with its database")
    func leftovers() throws {
        let folder = try TemporaryFolder()
        // No process has this number: it is above Linux's largest (2²²) and macOS's (99,998).
        let stale = "fts5.sqlite.building-2000000000-1"
        let running = "fts5.sqlite.building-\(ProcessInfo.processInfo.processIdentifier)-1"
        for name in [stale, running, "fts5.sqlite-journal"] { try Data("x".utf8).write(to: folder.url.appending(path: name)) }
        _ = try SmallArticles.build(SmallArticles.make(3), in: folder)
        #expect(folder.names == ["fts5.sqlite", running, "fts5.sqlite.crc32c"])
        try folder.write("x", to: stale)
        try FTS5Index.update(
            in: folder.url, tokenizer: .analyzer, analyzer: SmallArticles.analyzer, generations: (1, 2), removing: [], adding: { nil })
        #expect(folder.names == ["fts5.sqlite", running, "fts5.sqlite.crc32c"])
    }

    @Test("a database with the journal of a killed update is cured by building")
    func brokenUpdate() throws {
        let (folder, killed) = (try TemporaryFolder(), try TemporaryFolder())
        _ = try SmallArticles.build(SmallArticles.make(400), in: folder)
        let writer = try SQLiteConnection(path: folder.url.appending(path: "fts5.sqlite").path, access: .readWrite)
        // Too small a cache for the change: SQLite writes pages to the file before the commit, their old content to the journal.
        try writer.execute(
            "PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE articles_content SET c1 = 'x' || c1; UPDATE documents SET id = 'y' || id")
        for name in folder.names {
            try FileManager.default.copyItem(at: folder.url.appending(path: name), to: killed.url.appending(path: name))
        }
        #expect(killed.names == ["fts5.sqlite", "fts5.sqlite-journal", "fts5.sqlite.crc32c"])
        let path = killed.url.appending(path: "fts5.sqlite").path
        #expect(throws: FTS5IndexError.brokenOff(path: path)) { try Self.open(killed, generation: 1) }
        #expect(FTS5IndexError.brokenOff(path: path).isCuredByBuilding)
        #expect(try SmallArticles.build(SmallArticles.make(3), in: killed).properties.articleCount == 3)
        #expect(killed.names == ["fts5.sqlite", "fts5.sqlite.crc32c"])
    }

    @Test("a count that no table can have", arguments: [-1, Int64.max])
    func hostileCount(_ count: Int64) throws {
        let folder = try TemporaryFolder()
        _ = try SmallArticles.build(SmallArticles.make(3), in: folder)
        let path = folder.url.appending(path: "fts5.sqlite").path
        try SQLiteConnection(path: path, access: .readWrite).execute("UPDATE properties SET value = \(count) WHERE name = 'articles'")
        #expect(throws: FTS5IndexError.otherFormat(path: path, found: "\(count) articles")) { try Self.open(folder, generation: 1) }
    }

    @Test("hostile text is stored, found and removed")
    func hostileText() throws {
        let folder = try TemporaryFolder()
        let texts = ["a\0b", "\u{FEFF}\u{200D}\u{301}", String(repeating: "y", count: 1 << 20), "'; DROP TABLE articles; --", "\"\""]
        let index = try SmallArticles.build(
            texts.enumerated().map { Article(id: "id \0 \($0)'\"", title: $1, body: $1 + " common") }, in: folder)
        #expect(try index.count(.term("common")) == texts.count)
        #expect(try index.rank(.term("b"), limit: 9).map(\.id) == ["id \0 0'\""])
        try FTS5Index.update(
            in: folder.url, tokenizer: .analyzer, analyzer: SmallArticles.analyzer, generations: (1, 2),
            removing: texts.indices.map { "id \0 \($0)'\"" }, adding: { nil })
        let emptied = try Self.open(folder, generation: 2)
        #expect(try emptied.count(.term("common")) == 0)
        #expect(emptied.properties.articleCount == 0)
    }

    @Test("what it says of itself")
    func properties() throws {
        let folder = try TemporaryFolder()
        let index = try SmallArticles.build(SmallArticles.make(500), in: folder, generation: .max)
        #expect(index.properties.generation == .max)
        #expect(index.properties.sqliteVersion.hasPrefix("3."))
        #expect(index.properties.articleCount == 500)
        #expect(index.properties.buildSeconds > 0)
        let sizes = try index.sizes()
        let size = try FileManager.default.attributesOfItem(atPath: index.path)[.size] as? Int64
        #expect(sizes.file == size)
        if let part = sizes.index, let content = sizes.content {
            #expect(part > 0)
            #expect(content > 0)
            #expect(part + content < sizes.file)
        }
    }

    @Test("many tasks share an index")
    func concurrency() async throws {
        let folder = try TemporaryFolder()
        let index = try SmallArticles.build(SmallArticles.make(200), in: folder)
        let expected = try index.rank(.term("ferry"), limit: 10)
        try await withThrowingTaskGroup(of: [RankedArticle].self) { group in
            for _ in 0..<16 { group.addTask { try index.rank(.term("ferry"), limit: 10) } }
            for try await hits in group { #expect(hits == expected) }
        }
    }
}
