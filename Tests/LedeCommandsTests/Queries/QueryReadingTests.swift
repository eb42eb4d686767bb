import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// How a file's queries are read, and that every command ranks them alike.
@Suite struct QueryReadingTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let writer = try Index(creatingAt: folder.url.appending(path: "Indexes/papers").path, analyzer: "english").writer()
        var generator = SeededGenerator(seed: 4)
        let words = [
            "nuclear", "force", "forces", "forced", "France", "hot", "line", "lines", "proposal", "Berlin", "title", "treaty", "and", "not",
            "or",
        ]
        for number in 0..<60 {
            let body = (0..<Int.random(in: 5...30, using: &generator)).map { _ in words.randomElement(using: &generator) ?? "" }
            try writer.add(Article(id: "d\(number)", title: "Cable \(number)", body: body.joined(separator: " ")))
        }
        try writer.commit()
        writer.close()
        let judged = (1...6).flatMap { query in (0..<20).map { "\(query) 0 d\(($0 * 7 + query) % 60) \($0 % 3)" } }
        try folder.write(judged.joined(separator: "\n"), to: "qrels.txt")
    }

    private func lede(_ arguments: String...) throws -> LedeProcess { try LedeProcess(arguments, in: folder.url) }

    private func objects(_ output: String) throws -> [[String: Any]] {
        try output.split(separator: "\n").map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    }

    /// The lists of each query: backends, of each ids with their scores.
    private func lists(_ result: LedeProcess) throws -> [[[String]]] {
        try objects(result.output).filter { $0["type"] as? String == "query" }.map { query in
            try #require(query["backends"] as? [[String: Any]]).map { backend in
                (backend["results"] as? [[String: Any]] ?? []).map { "\($0["id"] ?? "") \($0["score"] ?? "")" }
            }
        }
    }

    private static let queries = [
        "NUCLEAR FORCE NOT FRANCE", "WHAT IS THE \"HOT LINE\" PROPOSAL .", "a treaty title:treaty -force", "(Berlin OR France) AND lines*",
        "\"forced\" treaty~1 NEAR(hot line)",
        "hot-line, and not nuclear/force",
    ]

    private func write(_ change: (String) -> String = { $0 }, to name: String) throws {
        try folder.write(Self.queries.enumerated().map { "\($0 + 1)\t\(change($1))\n" }.joined(), to: name)
    }

    @Test func operatorsCapitalsAndQuotationMarksChangeNothing() throws {
        try write(to: "given.tsv")
        try write({ $0.lowercased() }, to: "lower.tsv")
        let bare: (String) -> String = { text in String(text.map { $0.isLetter || $0.isNumber ? $0 : " " }) }
        try write(bare, to: "bare.tsv")
        try folder.write(
            Self.queries.enumerated().map { "<top>\n<num> Number: \($0 + 1)\n<title> \($1.uppercased())\n</top>\n" }.joined(),
            to: "topics.sgml")
        let lines = try Self.queries.enumerated().map {
            try #require(String(data: JSONSerialization.data(withJSONObject: ["_id": "\($0 + 1)", "text": $1]), encoding: .utf8))
        }
        try folder.write(lines.joined(separator: "\n"), to: "queries.jsonl")
        let backends = ["--backend", "lede", "--backend", "fts5", "--backend", "fts5:tokenize=porter", "--backend", "lede:model=ql"]
        let given = try lists(try LedeProcess(["compare", "--queries", "given.tsv", "--json"] + backends, in: folder.url))
        #expect(given.count == 6)
        #expect(given.allSatisfy { $0.allSatisfy { !$0.isEmpty } })
        for file in ["lower.tsv", "bare.tsv", "topics.sgml", "queries.jsonl"] {
            let other = try LedeProcess(["compare", "--queries", file, "--json"] + backends, in: folder.url)
            #expect(try lists(other) == given, "\(file)")
            #expect(other.errors.isEmpty, "\(other.errors)")
        }
        // Where FTS5 has the same tokens and formula, it has the same scores, so the same words.
        let same = try objects(
            try lede("compare", "--queries", "given.tsv", "--json", "--backend", "fts5", "--backend", "lede:bm25=fts5").output)
        let agreement = try #require((same.last?["agreements"] as? [[String: Any]])?.first)
        #expect(agreement["overlap"] as? Double == 1)
        #expect(agreement["equal_counts"] as? Double == 1)
        for query in same.dropLast() {
            let scores = try #require(query["backends"] as? [[String: Any]]).map {
                ($0["results"] as? [[String: Any]] ?? []).compactMap { $0["score"] as? Double }
            }
            #expect(zip(scores[0], scores[1]).allSatisfy { abs($0 - $1) <= 1e-12 * abs($0) })
        }
    }

    /// The default, and each syntax that is asked for: `compare`, `search` and `tune` rank the same.
    @Test(arguments: ["words", "plain", "fts5"])
    func everyCommandRanksAlike(_ syntax: String) throws {
        let queries =
            syntax == "fts5"
            ? ["force NOT france", "\"hot line\" proposal", "title : cable", "forc*", "berlin OR treaty", "nuclear"] : Self.queries
        try folder.write(queries.enumerated().map { "\($0 + 1)\t\($1)\n" }.joined(), to: "queries.tsv")
        let found = try lists(try lede("compare", "--queries", "queries.tsv", "--query-syntax", syntax, "--json", "--backend", "lede"))
        #expect(found.count == 6)
        for (query, list) in zip(queries, found) {
            let any = syntax == "fts5" ? [] : ["--any"]
            let searched = try LedeProcess(["search", "--syntax", syntax, "--json", "--", query], in: folder.url)
            let result =
                any.isEmpty ? searched : try LedeProcess(["search", "--any", "--syntax", syntax, "--json", "--", query], in: folder.url)
            let hits = try objects(result.output).filter { $0["rank"] != nil }.map { "\($0["id"] ?? "") \($0["score"] ?? "")" }
            #expect(hits == list[0], "\(query)")
        }
        let measured = try lede(
            "compare", "--queries", "queries.tsv", "--query-syntax", syntax, "--qrels", "qrels.txt", "--json", "--backend", "lede")
        let tuned = try lede(
            "tune", "--queries", "queries.tsv", "--query-syntax", syntax, "--qrels", "qrels.txt", "--json", "--k1", "1.2", "--b", "0.75",
            "--no-weights",
            "--bm25", syntax == "fts5" ? "fts5" : "lucene", "--baseline", syntax == "fts5" ? "lede:bm25=fts5" : "lede")
        let summary = try #require(try objects(measured.output).last)
        let means = try #require((summary["backends"] as? [[String: Any]])?.first?["measures"] as? [String: Double])
        let tuning = try #require(try objects(tuned.output).first)
        let values = try #require(tuning["means"] as? [String: Double])
        #expect(abs((means["nDCG@10"] ?? 0) - (values["baseline"] ?? 1)) < 1e-12)
        #expect(abs((means["nDCG@10"] ?? 0) - (values["held_out"] ?? 1)) < 1e-12)
        #expect(summary["query_syntax"] as? String == syntax)
        #expect(tuning["query_syntax"] as? String == syntax)
    }

    @Test func whatWasReadHowStandsInEveryReport() throws {
        try write(to: "queries.tsv")
        for (options, phrase, name) in [
            ([], "read as words", "words"), (["--query-syntax", "plain"], "read in the plain syntax", "plain"),
        ] {
            let result = try LedeProcess(
                ["compare", "--queries", "queries.tsv", "--backend", "lede", "--report", "r.html", "--markdown", "r.md"] + options,
                in: folder.url)
            #expect(result.status == 0, "\(result.output)")
            #expect(result.output.hasPrefix("6 queries, \(phrase)\n"), "\(result.output)")
            for file in ["r.html", "r.md"] {
                #expect(try String(contentsOf: folder.url.appending(path: file), encoding: .utf8).contains(phrase), "\(file)")
            }
            let json = try LedeProcess(["compare", "--queries", "queries.tsv", "--backend", "lede", "--json"] + options, in: folder.url)
            #expect(try objects(json.output).last?["query_syntax"] as? String == name)
        }
        let tuned = try lede("tune", "--queries", "queries.tsv", "--qrels", "qrels.txt", "--k1", "1,2", "--b", "0.5", "--no-weights")
        #expect(tuned.output.hasPrefix("6 judged queries, read as words, in 5 folds"), "\(tuned.output)")
    }

    /// An FTS5 table does not have words as written; this is said only if one takes part, and then in every report.
    @Test func notesOfFTS5StandWhereItTakesPart() throws {
        try write(to: "queries.tsv")
        let note = "an FTS5 table does not have words as written"
        let files = ["--queries", "queries.tsv", "--query-syntax", "plain", "--report", "r.html", "--markdown", "r.md"]
        func reports() throws -> [String] {
            try ["r.html", "r.md"].map { try String(contentsOf: folder.url.appending(path: $0), encoding: .utf8) }
        }
        let both = try LedeProcess(["compare"] + files, in: folder.url)
        #expect(both.errors.contains("lede: queries 2, 4, 5: \(note)"), "\(both.errors)")
        #expect(try reports().allSatisfy { $0.contains("queries 2, 4, 5: \(note)") })
        let json = try lede("compare", "--queries", "queries.tsv", "--query-syntax", "plain", "--json")
        let notes = try #require(try objects(json.output).last?["notes"] as? [[String: Any]])
        #expect(notes.contains { ($0["text"] as? String ?? "").contains(note) && $0["queries"] as? [String] == ["2", "4", "5"] })

        let own = try LedeProcess(
            ["compare"] + files + ["--backend", "lede", "--backend", "lede:k1=0", "--run", "own.run"], in: folder.url)
        #expect(!own.errors.contains("FTS5"))
        #expect(own.status == 0)
        #expect(try reports().allSatisfy { !$0.contains(note) })
        // Answers of a file are not searched for: nothing is said of how queries were read.
        let runs = try LedeProcess(
            ["compare"] + files + ["--backend", "run:own.run", "--backend", "run:own-lede-k1-0.run"], in: folder.url)
        #expect(runs.status == 0, "\(runs.errors)")
        #expect(!runs.errors.contains("quer"), "\(runs.errors)")
        let ofRuns = try reports()
        #expect(runs.output.hasPrefix("6 queries\n"))
        #expect(ofRuns.allSatisfy { !$0.contains(note) && $0.contains("not searched for") })
        // By default nothing is a phrase, so that there is nothing to say.
        #expect(try lede("compare", "--queries", "queries.tsv").errors.contains("lede: ") == false)
    }

    @Test func aRankColumnThatContradictsItsScoresIsNoted() throws {
        try write(to: "queries.tsv")
        try folder.write("1 Q0 d1 1 1 t\n1 Q0 d2 2 2 t\n2 Q0 d1 1 2 t\n", to: "odd.run")
        let result = try lede("compare", "--queries", "queries.tsv", "--backend", "lede", "--backend", "run:odd.run", "--markdown", "r.md")
        let note = "query 1: run:odd.run: the rank column contradicts the scores; the scores count, as in trec_eval"
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("lede: \(note)\n"), "\(result.errors)")
        #expect(try String(contentsOf: folder.url.appending(path: "r.md"), encoding: .utf8).contains(note.replacing("_", with: "\\_")))
    }

    @Test func aTypedQueryInCapitals() throws {
        let note = "lede: the query is in capitals throughout, so AND, OR, NOT, NEAR and dashes are text in it"
        let result = try lede("search", "--any", "NUCLEAR NOT FRANCE")
        #expect(result.status == 0)
        #expect(result.errors.hasPrefix(note))
        let counts = try ["nuclear france not", "NUCLEAR NOT FRANCE"].map { try lede("search", "--any", "--count", $0).output }
        #expect(counts[0] == counts[1])
        #expect(try lede("search", "--any", "nuclear NOT france").errors.isEmpty)
        let piped = try LedeProcess(["search", "--count"], in: folder.url, input: "berlin AND treaty\nBERLIN AND TREATY\n")
        #expect(piped.errors.hasPrefix("lede: query 2: the query is in capitals"), "\(piped.errors)")
    }
}
