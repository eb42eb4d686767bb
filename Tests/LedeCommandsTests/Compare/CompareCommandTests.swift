import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// `lede compare` over five small articles.
@Suite struct CompareCommandTests {
    private let temporary: TemporaryFolder
    private var folder: URL { temporary.url }

    init() throws {
        temporary = try TemporaryFolder()
        let writer = try Index(creatingAt: temporary.url.appending(path: "Indexes/harbour").path, analyzer: "english").writer()
        for article in [
            Article(id: "h1", title: "Sea wall repaired", body: "The sea wall at Dunmere was repaired. The wall had stood since 1911."),
            Article(id: "h2", title: "Ferry strike ends", body: "Crews of the ferry went back to work. The sea was calm."),
            Article(id: "h3", title: "海の壁\u{1B}[2J", body: "A wall. The sea."),
            Article(id: "h4", body: "Repairs to the ferry are delayed."),
            Article(id: "h5", title: "Council votes", body: "The budget passed at night."),
        ] {
            try writer.add(article)
        }
        try writer.commit()
        writer.close()
        try temporary.write("1\tsea wall\n2\tferry repairs\n3\tzeppelin\n", to: "q.tsv")
        try temporary.write("1 0 h1 2\n1 0 h2 0\n2 0 h4 1\n3 0 h5 1\n9 0 h5 1\n", to: "qrels.tsv")
    }

    private func read(_ name: String) throws -> String { try String(contentsOf: folder.appending(path: name), encoding: .utf8) }

    private func compare(_ arguments: String..., environment: [String: String] = [:]) throws -> LedeProcess {
        try LedeProcess(["compare"] + arguments, in: folder, environment: environment)
    }

    private func objects(_ result: LedeProcess) throws -> [[String: Any]] {
        try result.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func listsStandSideBySide() throws {
        let result = try compare("sea wall", environment: ["COLUMNS": "120"])
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix("lede  2 matches  Lede, BM25 lucene, k1 = 1.2, b = 0.75"))
        #expect(lines[0].contains("fts5  2 matches  SQLite FTS5, the index's analyzer"))
        #expect(lines.contains { $0.components(separatedBy: "Sea wall repaired").count == 3 && $0.contains("  =") })
        #expect(lines.contains { $0.hasPrefix("overlap@10 1.00 · RBO 1.000") })
        #expect(lines.contains { $0.hasPrefix("time for the top 10") })
        #expect(lines.contains { $0.hasPrefix("cost") })
        #expect(!result.output.contains("\u{1B}"))
    }

    @Test func wideCharactersAndNarrowTerminalsKeepTheColumns() throws {
        for columns in [60, 90, 140] {
            let result = try compare("sea", environment: ["COLUMNS": "\(columns)"])
            for line in result.output.split(separator: "\n") {
                let wide = line.unicodeScalars.count { (0x3040...0x9FFF).contains($0.value) }
                #expect(line.count + wide <= columns, "\(line)")
            }
        }
    }

    @Test func measuresAreChosenByName() throws {
        let files = ["--queries", "q.tsv", "--qrels", "qrels.tsv"]
        let result = try LedeProcess(["compare"] + files + ["--measures", "RR@5,NumRel,P(rel=2)@1"], in: folder)
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        let heading = try #require(lines.firstIndex { $0.first == "measures" })
        #expect(lines[heading] == ["measures", "RR@5", "NumRel", "P(rel=2)@1", "queries", "missing"])
        #expect(lines[heading + 1] == ["lede", "0.6667", "3", "0.3333", "3", "1"])
        let mistake = try LedeProcess(["compare"] + files + ["--measures", "F1"], in: folder)
        #expect(mistake.status == 2)
        #expect(mistake.errors.hasPrefix("lede: the measure \"F1\" does not exist"))
    }

    @Test func jsonHoldsListsMovesAndTimes() throws {
        let lines = try objects(try compare("sea OR ferry", "--json", "--backend", "fts5:tokenize=porter", "--backend", "lede:k1=0,b=0"))
        #expect(lines.map { $0["type"] as? String } == ["query", "summary"])
        let backends = try #require(lines[0]["backends"] as? [[String: Any]])
        #expect(backends.map { $0["name"] as? String } == ["fts5:tokenize=porter", "lede:k1=0,b=0"])
        #expect(backends.map { $0["matches"] as? Int } == [4, 4])
        let baseline = try #require(backends[0]["results"] as? [[String: Any]])
        let other = try #require(backends[1]["results"] as? [[String: Any]])
        for result in other {
            let rank = try #require(baseline.firstIndex { $0["id"] as? String == result["id"] as? String }) + 1
            #expect(result["move"] as? Int == rank - (result["rank"] as? Int ?? 0))
        }
        #expect(baseline.allSatisfy { $0["move"] == nil })
        let times = try #require(backends[1]["seconds"] as? [String: Double])
        #expect(try #require(times["p50"]) > 0)
        #expect(times["p50"] ?? 0 <= times["p99"] ?? 0)
        let agreement = try #require((lines[0]["agreement"] as? [[String: Any]])?.first)
        #expect(agreement["overlap"] as? Double == 1)
        #expect(agreement["common"] as? Int == 4)
        let costs = try #require(lines[1]["backends"] as? [[String: Any]])
        #expect(costs.allSatisfy { ($0["bytes"] as? Int ?? 0) > 0 })
    }

    @Test func aFileOfQueriesGivesMeasuresAndRuns() throws {
        let result = try compare("--queries", "q.tsv", "--qrels", "qrels.tsv", "--run", "out.run", "--bm25", "fts5")
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("3 queries, read as words, 1 more judged\n"))
        #expect(result.output.contains("3 judged queries; means over all of them, missing ones as 0"))
        // Queries 1 and 2 rank their relevant article first, 3 has no answer: RR = 2/3.
        let rows = result.output.split(separator: "\n").filter { $0.contains("0.6667") }
        #expect(rows.count == 2)
        let (lede, fts5) = (try read("out.run"), try read("out-fts5.run"))
        #expect(lede.hasPrefix("1 Q0 h1 1 "))
        #expect(lede.contains("\n2 Q0 h4 1 "))
        #expect(lede.split(separator: "\n").allSatisfy { $0.hasSuffix(" lede") })
        let columns = { (run: String) in run.split(separator: "\n").map { $0.split(separator: " ").prefix(4).joined(separator: " ") } }
        #expect(columns(lede) == columns(fts5))
        #expect(try Run(path: folder.appending(path: "out-fts5.run").path).queryIDs == ["1", "2"])
    }

    @Test func whatIsNotSearchedOfAQueryInAFileIsSaid() throws {
        try Data("a\tNOT sea\nb\tsea\n".utf8).write(to: folder.appending(path: "odd.tsv"))
        let result = try compare("--queries", "odd.tsv", "--query-syntax", "plain")
        #expect(result.status == 0)
        #expect(result.errors.hasPrefix("lede: query a: the query says only what to leave out"))
    }

    @Test func allWordsOfAQueryOnDemand() throws {
        func matches(_ extra: [String]) throws -> [Int?] {
            let result = try LedeProcess(["compare", "--queries", "q.tsv", "--json"] + extra, in: folder)
            return try objects(result).dropLast().map { ($0["backends"] as? [[String: Any]])?.first?["matches"] as? Int }
        }
        #expect(try matches([]) == [3, 3, 0])
        #expect(try matches(["--all"]) == [2, 1, 0])
    }

    @Test func partialMatchesAsInSearch() throws {
        let result = try compare("sea zeppelin")
        #expect(result.status == 0)
        #expect(result.errors.contains("best partial matches"))
        #expect(result.output.hasPrefix("lede  3 matches"))
    }

    @Test func nothingFoundIsStatus1() throws {
        #expect(try compare("zeppelin").status == 1)
        #expect(try compare("zeppelin", "--json").status == 1)
    }

    @Test(
        arguments: [
            (["a", "--queries", "q.tsv"], "give the query once"), ([], "give a query, or a file"),
            (["a", "--backend", "lede:bm25=x"], "\"x\" is not a variant of BM25"),
            (["a", "--backend", "fts5", "--backend", "fts5"], "is given twice"),
            (["a", "-k", "0"], "-k must be at least 1"), (["a", "--qrels", "qrels.tsv"], "--qrels judges the queries of --queries"),
            (["--queries", "none.tsv"], "none.tsv: cannot be read: No such file"),
            (["--queries", "."], ".: is a folder without queries.jsonl"),
            (["--queries", "qrels.tsv"], "qrels.tsv:1: expected an id, a tab"),
            (["--queries", "q.tsv", "--qrels", "q.tsv"], "q.tsv:1: expected four fields"), (["a", "--k1=-1"], "k1 must be"),
            (["sea", "--run", "no/such/folder/x"], "the runs cannot be written: no/such/folder/x: there is no folder no/such/folder"),
        ] as [([String], String)])
    func errorsAreStatus2(_ arguments: [String], _ message: String) throws {
        let result = try LedeProcess(["compare"] + arguments, in: folder)
        #expect(result.status == 2)
        #expect(result.errors.contains(message), "\(result.errors)")
    }
}
