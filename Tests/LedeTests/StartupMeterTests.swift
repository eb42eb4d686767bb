import Foundation
import Synchronization
import LedeTestSupport
import Testing

import LedeModules
@testable import LedeEvaluation

/// Starts from a cold page cache and the memory that backends take, with a fake page cache, memory meter and backends.
@Suite struct StartupMeterTests {
    /// What happened, in order.
    private final class Journal: Sendable {
        private let entries = Mutex<[String]>([])
        func add(_ entry: String) { entries.withLock { $0.append(entry) } }
        var all: [String] { entries.withLock { $0 } }
    }

    /// Files of 100,000 bytes each.
    private struct ScriptedCache: PageCache {
        var journal = Journal()
        var canDrop = true
        var canDropAll = false
        /// Bytes in memory before anything is dropped, after the file was, and after all were; nil for a system that does not tell.
        var resident: (file: Int, all: Int)? = (0, 0)

        func drop(_ path: String) -> Bool {
            journal.add("drop \(path)")
            return canDrop
        }

        func dropAll() -> Bool {
            journal.add("drop all")
            return canDropAll
        }

        func bytes(of path: String) -> (all: Int, resident: Int)? {
            resident.map { (100_000, journal.all.last == "drop all" && canDropAll ? $0.all : $0.file) }
        }
    }

    private struct ScriptedBackend: RankingBackend {
        struct Refusal: Error {}
        let name: String
        let journal: Journal

        func rank(_ query: BackendQuery, limit: Int) throws -> [RankedArticle] {
            if query.query == .none { throw Refusal() }
            journal.add("\(name) ranks \(limit) for \(query.id)")
            return []
        }

        func count(_ query: BackendQuery) -> Int? { nil }
    }

    private func openings(_ names: [String], _ journal: Journal) -> [(name: String, opening: BackendOpening?)] {
        names.map { name in
            (
                name,
                BackendOpening(name: name, files: ["\(name).1", "\(name).2"]) {
                    journal.add("open \(name)")
                    return ScriptedBackend(name: name, journal: journal)
                }
            )
        }
    }

    private func queries(_ count: Int) -> [BackendQuery] {
        (0..<count).map { BackendQuery(id: "q\($0)", text: "sea", query: .term("sea")) }
    }

    @Test func eachStartFollowsADropInTurns() throws {
        let cache = ScriptedCache()
        var meter = StartupMeter(openings(["a", "b"], cache.journal), cache: cache) { nil }
        meter.depth = 7
        var progress: [Int] = []
        let startups = try meter.measure(queries(5), seed: 1) { progress.append($0.done) }
        let start = { (name: String, query: Int) in ["drop \(name).1", "drop \(name).2", "open \(name)", "\(name) ranks 7 for q\(query)"] }
        #expect(
            cache.journal.all == start("a", 0) + start("b", 0) + start("b", 1) + start("a", 1) + start("a", 2) + start("b", 2)
                + start("b", 3) + start("a", 3) + start("a", 4) + start("b", 4))
        #expect(progress == [1, 2, 3, 4, 5])
        #expect(startups.map(\.backend) == ["a", "b"])
        for cold in startups.map(\.cold) {
            let cold = try #require(cold)
            #expect(cold.dropping == .files)
            #expect(cold.residentShare == 0)
            #expect(cold.isCold)
            #expect(cold.opening.count == 5)
            #expect(cold.answer.count == 5)
            #expect(cold.total.count == 5)
            #expect(cold.total.p50 >= cold.opening.p50)
            #expect(cold.total.intervals != nil)
        }
    }

    @Test func theSampleIsSeededAndBounded() {
        let many = queries(300)
        let first = StartupMeter.sample(many, seed: 1).map(\.id)
        #expect(first.count == 20)
        #expect(Set(first).count == 20)
        #expect(first == StartupMeter.sample(many, seed: 1).map(\.id))
        #expect(first != StartupMeter.sample(many, seed: 2).map(\.id))
        #expect(first == many.map(\.id).filter(Set(first).contains))
        // Every query has its chance.
        let drawn = (0..<400).reduce(into: Set<String>()) { $0.formUnion(StartupMeter.sample(many, seed: UInt64($1)).map(\.id)) }
        #expect(drawn.count == 300)
        #expect(StartupMeter.sample(queries(2), seed: 1).map(\.id) == ["q0", "q1", "q0", "q1", "q0"])
        #expect(StartupMeter.sample([], seed: 1).isEmpty)
    }

    @Test(
        arguments: [
            // The file system ignores the advice, and the machine may or may not be asked.
            (true, true, (file: 80_000, all: 500), ColdStart.Dropping.machine, 0.005, true), (true, false, (80_000, 0), .files, 0.8, false),
            // Somebody has the file mapped: nothing helps.
            (true, true, (80_000, 80_000), .files, 0.8, false),
            (false, true, (80_000, 0), .machine, 0, true), (false, false, (80_000, 0), .refused, 0.8, false),
            (true, false, nil, .files, nil, false), (false, true, nil, .machine, nil, false),
        ] as [(Bool, Bool, (file: Int, all: Int)?, ColdStart.Dropping, Double?, Bool)])
    func whatWasPermittedIsSaid(
        canDrop: Bool, canDropAll: Bool, resident: (file: Int, all: Int)?, dropping: ColdStart.Dropping, share: Double?, isCold: Bool
    ) throws {
        var cache = ScriptedCache()
        (cache.canDrop, cache.canDropAll, cache.resident) = (canDrop, canDropAll, resident)
        let cold = try #require(try StartupMeter(openings(["a"], cache.journal), cache: cache) { nil }.measure(queries(1), seed: 1)[0].cold)
        #expect(cold.dropping == dropping)
        #expect(cold.residentShare == share)
        #expect(cold.isCold == isCold)
    }

    @Test func memoryIsTheGrowthWhileOpenAndAnswering() throws {
        let cache = ScriptedCache()
        let readings = Mutex([
            ResidentMemory(anonymous: 50, file: 7), ResidentMemory(anonymous: 40, file: 17), ResidentMemory(anonymous: 90, file: 37),
        ])
        let meter = StartupMeter(openings(["a"], cache.journal), cache: cache) { readings.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
        let asked = queries(4) + [BackendQuery(id: "bad", text: "", query: .none)]
        let startup = try meter.measure(asked, seed: 1)[0]
        #expect(
            startup.memory
                == BackendMemory(
                    opened: ResidentMemory(anonymous: -10, file: 10), answered: ResidentMemory(anonymous: 40, file: 30), queries: 4))
        // The query it refuses is in none of the times.
        #expect(startup.cold?.answer.count == 4)
    }

    @Test func backendsWithoutFilesAndWithoutAnswersHaveNoStart() throws {
        let cache = ScriptedCache()
        let meter = StartupMeter([("run:x", nil)] + openings(["a"], cache.journal), cache: cache) { ResidentMemory(anonymous: 0, file: 0) }
        let startups = try meter.measure([BackendQuery(id: "bad", text: "", query: .none)], seed: 1)
        #expect(startups[0] == BackendStartup(backend: "run:x", cold: nil, memory: nil))
        #expect(startups[1].cold == nil)
        #expect(startups[1].memory?.queries == 0)
        let broken = BackendOpening(name: "b", files: []) { throw ScriptedBackend.Refusal() }
        #expect(throws: BackendFailure(backendName: "b", reason: "Refusal()")) {
            try StartupMeter([("b", broken)], cache: cache) { nil }.measure(queries(1), seed: 1)
        }
    }

    @Test func theSystemsOwnFiguresAreRead() throws {
        let rollup = """
            563366b39000-7fffaa8b6000 ---p 00000000 00:00 0                          [rollup]
            Rss:                1736 kB
            Pss_Anon:            112 kB
            Anonymous:           112 kB
            """
        #expect(ResidentMemory(rollup: rollup) == ResidentMemory(anonymous: 112 * 1024, file: 1624 * 1024))
        for wrong in [
            "", "Rss: 5 kB", "Rss: 5 kB\nAnonymous: 6 kB", "Rss: x kB\nAnonymous: 1 kB", "Rss: -5 kB\nAnonymous: -6 kB",
            "Rss: 9223372036854775807 kB\nAnonymous: 1 kB",
        ] {
            #expect(ResidentMemory(rollup: wrong) == nil, "\(wrong)")
        }
        if FileManager.default.fileExists(atPath: "/proc/self/smaps_rollup") { #expect((ResidentMemory.current?.anonymous ?? 0) > 0) }
    }

    @Test func pagesThatAProcessHasMappedStay() throws {
        let folder = try TemporaryFolder()
        try folder.write([UInt8](repeating: 7, count: 1 << 20), to: "pages")
        let cache = SystemPageCache()
        let path = folder.path + "/pages"
        // Nothing is known except on Linux.
        guard let written = cache.bytes(of: path) else { return }
        #expect(written == (1 << 20, 1 << 20))
        do {
            let slice = try FileSystemDirectory(path: folder.path).open("pages")
            #expect(try slice.slice(at: 0, length: 1 << 20).bytes.allSatisfy { $0 == 7 })
            _ = cache.drop(path)
            #expect(try #require(cache.bytes(of: path)).resident == 1 << 20)
            let page = try slice.slice(at: 4096, length: 1).bytes
            #expect(page == [7])
        }
        // A file system in memory keeps all of it.
        if cache.drop(path) { #expect([0, 1 << 20].contains(try #require(cache.bytes(of: path)).resident)) }
        #expect(!cache.drop(folder.path + "/none"))
        #expect(cache.bytes(of: folder.path + "/none") == nil)
        #expect(cache.bytes(of: folder.path) == nil)
    }

    @Test func realBackendsStartFromTheirFiles() async throws {
        let folder = try TemporaryFolder()
        let index = try Index(creatingAt: folder.path + "/index")
        var random = SeededGenerator(seed: 11)
        let path = try folder.write(Corpus.lines(600, &random).joined(), to: "in.jsonl")
        _ = try await BulkIndexer(index, options: Corpus.options()).run([path])
        let run = try folder.write("q Q0 a1 1 2.5 x\n", to: "x.run")
        let specs = try ["lede", "fts5", "fts5:tokenize=unicode61", "run:\(run)"].map { try BackendSpec($0) }
        func openings() throws -> [(name: String, opening: BackendOpening?)] {
            let reader = try index.reader()
            return try specs.map { ($0.name, try index.opening(of: $0, reader: reader)) }
        }
        let found = try openings()
        #expect(found[3].opening == nil)
        let names = Set(try FileManager.default.contentsOfDirectory(atPath: index.path))
        let files = try found.prefix(3).map { try #require($0.opening).files.map { URL(filePath: $0).lastPathComponent } }
        // A search asks neither for sources nor for times.
        #expect(
            Set(files[0])
                == names.filter { !$0.hasPrefix("fts5") && $0 != "write.lock" && !$0.hasSuffix("-times.json") && !$0.hasSuffix(".sources") }
        )
        #expect(files[1] == ["fts5.sqlite"])
        #expect(files[2] == ["fts5-unicode61.sqlite"])

        let queries = ["w1 w2", "w3", "w4 w5 w6"].map {
            BackendQuery(id: $0, text: $0, query: QueryParser(analyzer: AnalyzerCatalog.analyzer(named: "standard")!).parse($0).query)
        }
        let startups = try StartupMeter(found).measure(queries, seed: 1)
        for startup in startups.prefix(3) {
            #expect(startup.cold?.total.count == 5)
            #expect((startup.cold?.opening.p50 ?? 0) > 0)
            #expect((startup.cold?.answer.p50 ?? 0) > 0)
        }
        #expect(startups[3].cold == nil)
        #expect(startups[3].memory == nil)
        let again = try found.prefix(3).map { try #require($0.opening).open() }
        for backend in again { #expect(try backend.rank(queries[0], limit: 3).count == 3) }
    }

    @Test func structuresAddUp() async throws {
        let folder = try TemporaryFolder()
        let index = try Index(creatingAt: folder.path + "/index")
        var random = SeededGenerator(seed: 12)
        let path = try folder.write(Corpus.lines(200, &random).joined(), to: "in.jsonl")
        _ = try await BulkIndexer(index, options: Corpus.options()).run([path])
        let reader = try index.reader()
        let lede = try index.open(try BackendSpec("lede"), reader: reader).cost
        #expect(
            lede.structures.map(\.name) == ["postings", "positions", "terms", "lengths", "articles", "docnos", "attributes", "origins"])
        #expect(lede.structures.reduce(0) { $0 + $1.bytes } == lede.totalBytes)
        let fts5 = try index.open(try BackendSpec("fts5"), reader: reader).cost
        // SQLite can be built without dbstat, which knows them.
        guard !fts5.structures.isEmpty else { return }
        let bytes = { (name: String) in fts5.structures.first { $0.name == name }?.bytes ?? 0 }
        #expect(bytes("articles_data") > 0)
        #expect(bytes("articles_content") > 0)
        #expect(bytes("documents") > 0)
        #expect(bytes("articles_data") + bytes("articles_idx") + bytes("articles_docsize") == fts5.indexBytes)
        #expect(fts5.structures.reduce(0) { $0 + $1.bytes } <= fts5.totalBytes ?? 0)
        #expect(fts5.structures.map(\.name) == fts5.structures.map(\.name).sorted())
    }
}
