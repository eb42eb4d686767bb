import Foundation
import LedeModules
import LedeTestSupport
import Testing

@testable import LedeCommands

/// `lede tune` over articles of which the long ones are relevant, which the usual b does not do justice.
@Suite struct TuneCommandTests {
    private let temporary: TemporaryFolder

    init() throws {
        temporary = try TemporaryFolder()
        let writer = try Index(creatingAt: temporary.url.appending(path: "Indexes/long").path, analyzer: "whitespace").writer()
        var (queries, qrels) = ("", "")
        for query in 1...8 {
            for number in 1...4 {
                try writer.add(Article(id: "long-\(query)-\(number)", title: "Long", body: Self.text("w\(query)", 4, of: 120)))
                try writer.add(Article(id: "short-\(query)-\(number)", title: "Short", body: Self.text("w\(query)", 2, of: 14)))
                qrels += "\(query) 0 long-\(query)-\(number) 1\n"
            }
            queries += "\(query)\tw\(query)\n"
        }
        try writer.commit()
        writer.close()
        try temporary.write(queries + "90\tw1\n", to: "q.tsv")
        try temporary.write(qrels + "91 0 long-1-1 1\n", to: "qrels.txt")
    }

    private static func text(_ word: String, _ occurrences: Int, of length: Int) -> String {
        (Array(repeating: word, count: occurrences) + Array(repeating: "filler", count: length - occurrences)).joined(separator: " ")
    }

    private func tune(_ arguments: String...) throws -> LedeProcess {
        try LedeProcess(
            ["tune", "--queries", "q.tsv", "--qrels", "qrels.txt"] + arguments, in: temporary.url, environment: ["COLUMNS": "100"])
    }

    @Test func theReportSaysWhatToDo() throws {
        let result = try tune("--k1", "1.2", "--b", "0:1:0.25", "--no-weights")
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        let text = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            text.hasPrefix(
                "8 judged queries, read as words, in 5 folds, seed 1; each is measured by the setting that the other folds chose"))
        #expect(text.contains("searched: BM25 lucene, k1 1.2; b 0 to 1 (5 values); articles as a whole; 5 settings tried (at most 5) of 5"))
        #expect(text.contains("tuned, on queries held out 1.0000 tuned, on the queries that chose 1.0000"))
        #expect(text.contains("1 judged query is not asked; 1 query has no judgments and counts nowhere"))
        #expect(text.contains("fold 1 1.2 0.25 1.0000 1.0000"))
        #expect(text.contains("The gain is real: +"))
        #expect(text.contains("nDCG@10 on queries held out (p = 0.0078"))
        #expect(result.output.contains("\n  --k1 1.2 --b 0.25\n  --backend lede:k1=1.2,b=0.25\n"))
        // What is printed can be pasted.
        let search = try LedeProcess(["search", "w1", "--k1", "1.2", "--b", "0.25", "-n", "1"], in: temporary.url)
        #expect(search.status == 0)
        #expect(search.output.contains("long-1-"))
        let compare = try LedeProcess(
            ["compare", "--queries", "q.tsv", "--qrels", "qrels.txt", "--backend", "lede", "--backend", "lede:k1=1.2,b=0.25"],
            in: temporary.url)
        #expect(compare.status == 0)
        #expect(compare.output.contains("1.0000"))
    }

    @Test func nothingToGainIsSaid() throws {
        let result = try tune("--k1", "1.2", "--b", "0,0.25", "--no-weights", "--baseline", "lede:b=0.25", "--per-query")
        #expect(result.status == 0)
        #expect(result.output.contains("No gain that would hold up: 0.0000 nDCG@10"))
        #expect(result.output.contains("All queries together choose the baseline itself"))
        #expect(!result.output.contains("--backend"))
        #expect(
            result.output.split(separator: "\n").contains { $0.split(separator: " ").starts(with: ["8", "1.0000", "1.0000", "0.0000"]) })
    }

    @Test func foreignJudgmentsAreSuspected() throws {
        try temporary.write((1...8).map { "\($0) 0 elsewhere 1\n" }.joined(), to: "foreign.txt")
        let result = try LedeProcess(
            ["tune", "--queries", "q.tsv", "--qrels", "foreign.txt", "--b", "0,1", "--no-weights"], in: temporary.url)
        #expect(result.status == 0)
        #expect(result.output.contains("do the judgments belong to"))
        #expect(!result.output.contains("--backend"))
    }

    @Test func jsonHoldsEverything() throws {
        let result = try tune(
            "--k1", "0.8:1.6:0.4", "--b", "0,0.75", "--title-weight", "1,2", "--folds", "4", "--seed", "3", "--measure", "AP",
            "--per-query", "--json")
        #expect(result.status == 0)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(object["measure"] as? String == "AP")
        #expect(object["verdict"] as? String == "gain")
        #expect(object["seed"] as? Int == 3)
        let search = try #require(object["search"] as? [String: Any])
        #expect(search["k1"] as? [Double] == [0.8, 1.2, 1.6])
        #expect(search["title_weights"] as? [Double] == [1, 2])
        #expect(search["tried"] as? Int == 12)
        let queries = try #require(object["queries"] as? [String: Any])
        #expect(queries["judged"] as? Int == 8)
        #expect(queries["not_asked"] as? Int == 1)
        #expect(queries["without_judgments"] as? Int == 1)
        let values = try #require(queries["values"] as? [String: [String: Double]])
        let means = try #require(object["means"] as? [String: Double])
        #expect(values.count == 8)
        #expect(abs(values.values.reduce(0) { $0 + ($1["held_out"] ?? 0) } / 8 - (means["held_out"] ?? 0)) < 1e-12)
        let folds = try #require(object["folds"] as? [[String: Any]])
        #expect(folds.count == 4)
        #expect(folds.flatMap { $0["queries"] as? [String] ?? [] }.sorted() == (1...8).map { "\($0)" })
        let recommended = try #require((object["recommended"] as? [String: Any])?["setting"] as? [String: Any])
        #expect(recommended["spec"] as? String == "lede:k1=1.2,b=0,weights=title:1+body:1")
        let difference = try #require(object["difference"] as? [String: Any])
        #expect(difference["wins"] as? Int == 8)
        #expect(difference["method"] as? String == "exact")
        #expect(
            try tune(
                "--k1", "0.8:1.6:0.4", "--b", "0,0.75", "--title-weight", "1,2", "--folds", "4", "--seed", "3", "--measure", "AP",
                "--per-query", "--json"
            ).output == result.output)
    }

    @Test func theBaselineMayBeAnyBackend() throws {
        try temporary.write("1 Q0 long-1-1 1 3.0 theirs\n", to: "their.run")
        for baseline in ["fts5", "lede:model=dph", "run:their.run"] {
            let result = try tune("--k1", "1.2", "--b", "0.25,0.75", "--no-weights", "--baseline", baseline)
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.output.contains("baseline: \(baseline) ("), "\(result.errors)")
        }
        let theirs = try tune("--k1", "1.2", "--b", "0.25,0.75", "--no-weights", "--baseline", "run:their.run")
        #expect(theirs.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("7 without an answer count as 0"))
    }

    @Test func aBEIRFolderHasBoth() throws {
        let queries = (1...8).map { "{\"_id\": \"\($0)\", \"text\": \"w\($0)\"}\n" }.joined()
        let qrels = (1...8).map { "\($0)\tlong-\($0)-1\t1\n" }.joined()
        try temporary.write(queries, to: "beir/queries.jsonl")
        try temporary.write("query-id\tcorpus-id\tscore\n" + qrels, to: "beir/qrels/test.tsv")
        try temporary.write("{\"_id\": \"x\", \"text\": \"x\"}\n", to: "beir/corpus.jsonl")
        let result = try LedeProcess(["tune", "--queries", "beir", "--k1", "1.2", "--b", "0.25,0.75", "--no-weights"], in: temporary.url)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("The gain is real"), "\(result.errors)")
        let without = try LedeProcess(["tune", "--queries", "q.tsv"], in: temporary.url)
        #expect(without.status == 2)
        #expect(without.errors.contains("give them with --qrels"))
    }

    @Test func mistakesAreNamed() throws {
        let cases: [([String], String)] = [
            (["--folds", "1"], "--folds must be at least 2"),
            (["--folds", "9"], "lede: 9 folds need at least 9 queries that are judged; there are 8"),
            (["--measure", "F1"], "the measure \"F1\" does not exist"),
            (["--measure", "NumRel"], "lede: NumRel is a count"),
            (["--k1", "2:1"], "'2:1' is invalid"),
            (["--b", "0:2:0.5"], "lede: --b must be a number from 0 to 1"),
            (["--title-weight", "1:2000:100"], "lede: --title-weight must be a number from 0 to 1000"),
            (["--no-weights", "--title-weight", "2"], "--no-weights leaves out what --title-weight searches"),
            (["--baseline", "solr"], "\"solr\" is not a backend"),
            (["--seed=-1"], "--seed must be at least 0"),
        ]
        for (arguments, message) in cases {
            let result = try LedeProcess(["tune", "--queries", "q.tsv", "--qrels", "qrels.txt"] + arguments, in: temporary.url)
            #expect(result.status == 2, "\(arguments): \(result.errors)")
            #expect(result.output.isEmpty, "\(arguments): \(result.errors)")
            #expect(result.errors.contains(message), "\(arguments): \(result.errors)")
        }
        #expect(try LedeProcess(["tune", "--queries", "none.tsv", "--qrels", "qrels.txt"], in: temporary.url).status == 2)
    }

    @Test func rangesAreReadAsTyped() throws {
        func values(_ text: String) -> [Double]? { ParameterRange(argument: text)?.values(usual: [0, 0.5, 1, 2]) }
        #expect(values("1.2") == [1.2])
        #expect(values("0.9,1.2") == [0.9, 1.2])
        #expect(values("0:1") == [0, 0.5, 1])
        #expect(values("0.2:1.5") == [0.2, 0.5, 1, 1.5])
        #expect(values("1:1") == [1])
        #expect(values("0.1:0.7:0.1") == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
        #expect(values("0:1:0.4") == [0, 0.4, 0.8, 1])
        for mistake in ["", "x", "1,", ":", "1:", "2:1", "0:1:0", "0:1:-1", "0:1:1e-9", "1:2:3:4", "nan", "0:inf", "1e400", "0:1:nan"] {
            #expect(ParameterRange(argument: mistake) == nil, "\(mistake)")
        }
    }

    /// Ctrl-C ends it with a message and without half a report.
    @Test func ctrlCEndsInOrder() throws {
        try temporary.write((1...1500).map { "\($0)\tfiller w\($0 % 8 + 1)\n" }.joined(), to: "many.tsv")
        try temporary.write((1...1500).map { "\($0) 0 long-\($0 % 8 + 1)-1 1\n" }.joined(), to: "many.txt")
        // Before the command watches for signals they end it at once, and one that has finished has nothing to end: on a busy machine both
        // are later than on an idle one, so the next run waits a little longer.
        var delay = 0.1
        while delay < 20 {
            let process = Process()
            process.executableURL = try LedeProcess.executable()
            process.arguments = ["tune", "--queries", "many.tsv", "--qrels", "many.txt", "--measure", "AP", "--k1", "0:490:0.5"]
            process.currentDirectoryURL = temporary.url
            let (output, errors) = (Pipe(), Pipe())
            process.standardOutput = output
            process.standardError = errors
            try process.run()
            // A task that sleeps would wake after all tests that wait for a thread, minutes later.
            Thread.sleep(forTimeInterval: delay)
            process.interrupt()
            process.waitUntilExit()
            let report = output.fileHandleForReading.readDataToEndOfFile()
            let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            delay *= 1.3
            if process.terminationReason == .uncaughtSignal || process.terminationStatus == 0 { continue }
            #expect(process.terminationStatus == 130)
            #expect(message == "lede: interrupted\n")
            #expect(report.isEmpty)
            return
        }
        Issue.record("the command never watched for Ctrl-C")
    }
}
