import Foundation
import LedeTestSupport
import Testing

/// `lede evaluate` over two small runs.
@Suite struct EvaluateCommandTests {
    private let temporary: TemporaryFolder

    init() throws {
        temporary = try TemporaryFolder()
        try temporary.write(
            """
            1 Q0 a 1 3.0 first
            1 Q0 b 2 2.0 first
            1 Q0 c 3 2.0 first
            2 Q0 d 1 1.5 first
            3 Q0 x 1 1.0 first

            """, to: "first.run")
        try temporary.write(
            """
            1 Q0 b 1 3.0 second
            1 Q0 a 2 2.0 second
            4 Q0 z 1 1.0 second

            """, to: "second.run")
        try temporary.write("1 0 a 2\n1 0 c 1\n1 0 b 0\n2 0 e 1\n3 0 x 1\n", to: "qrels.txt")
    }

    private func evaluate(_ arguments: String...) throws -> LedeProcess { try LedeProcess(["evaluate"] + arguments, in: temporary.url) }

    private func objects(_ result: LedeProcess) throws -> [[String: Any]] {
        try result.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func oneRunIsMeasured() throws {
        let result = try evaluate("first.run", "--qrels", "qrels.txt", "--measures", "RR,P@2,NumRel,Judged@10")
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines[0].split(separator: " ") == ["measures", "RR", "P@2", "NumRel", "Judged@10", "queries", "missing"])
        #expect(lines[1].split(separator: " ") == ["first", "0.6667", "0.5000", "4", "0.6667", "3", "0"])
        #expect(lines[2] == "3 judged queries; means over those that the run answers, as in trec_eval")
        #expect(lines[4].split(separator: " ").prefix(4) == ["first", "5", "1", "(20.0"])
        #expect(!result.output.contains("against"))
    }

    @Test func runsAreComparedOverTheQueriesOfBoth() throws {
        let result = try evaluate("first.run", "second.run", "--qrels", "qrels.txt", "--measures", "RR", "--per-query")
        #expect(result.status == 0)
        let text = result.output.split(separator: "\n").joined(separator: " ")
        #expect(text.contains("The runs answer different queries"))
        #expect(text.contains("second has 1 more without judgments"))
        #expect(text.contains("second against first"))
        #expect(text.contains("over the 1 query that both sides have"))
        #expect(text.contains("decides"))
        #expect(text.contains("without query 1 the difference would be gone"))
    }

    @Test func jsonIsAnObjectARun() throws {
        let runs = try objects(
            try evaluate(
                "first.run", "second.run", "--qrels", "qrels.txt", "--measures", "RR,AP", "-c", "--json", "--ties", "--per-query",
                "--baseline", "second"))
        #expect(runs.map { $0["run"] as? String } == ["second", "first"])
        let measures = try #require(runs[1]["measures"] as? [String: Double])
        #expect(abs(try #require(measures["RR"]) - 2.0 / 3) < 1e-12)
        #expect((runs[0]["measures"] as? [String: Double])?["RR"] == 0.5 / 3)
        let queries = try #require(runs[0]["queries"] as? [String: Any])
        #expect(queries["judged"] as? Int == 3)
        #expect(queries["evaluated"] as? Int == 3)
        #expect(queries["missing"] as? Int == 2)
        #expect(queries["without_judgments"] as? Int == 1)
        #expect(queries["missing_count_as_zero"] as? Bool == true)
        #expect((queries["values"] as? [String: [String: Double]])?["1"]?["RR"] == 0.5)
        // b and c are tied in the first run, and c is relevant: AP of query 1 is 5/6 or 1.
        let ties = try #require(runs[1]["ties"] as? [String: Any])
        let average = try #require((ties["measures"] as? [String: [String: Double]])?["AP"])
        #expect(abs((average["lowest"] ?? 0) - (5.0 / 6 + 1) / 3) < 1e-12)
        #expect(abs((average["highest"] ?? 0) - 2.0 / 3) < 1e-12)
        #expect(abs((average["expected"] ?? 0) - (11.0 / 12 + 1) / 3) < 1e-12)
        #expect(ties["documents"] as? Int == 2)
        #expect(runs[0]["against"] == nil)
        let against = try #require(runs[1]["against"] as? [String: Any])
        #expect(against["run"] as? String == "second")
        #expect(against["family"] as? Int == 1)
        #expect(against["measure"] as? String == "RR")
        let reciprocal = try #require((against["measures"] as? [String: [String: Any]])?["RR"])
        #expect(reciprocal["queries"] as? Int == 3)
        #expect(reciprocal["method"] as? String == "exact")
        #expect(reciprocal["p"] as? Double == 0.5)
        #expect(reciprocal["wins"] as? Int == 2)
        #expect(reciprocal["deciding"] as? [String] == ["3", "1"])
        #expect((runs[1]["agreement"] as? [String: Any])?["queries"] as? Int == 1)
    }

    @Test func withoutJudgmentsAgreementIsShown() throws {
        let result = try evaluate("first.run", "second.run")
        #expect(result.status == 0)
        #expect(result.output.contains("overlap@10"))
        #expect(result.output.contains("τ_AP"))
        #expect(!result.output.contains("measures"))
    }

    @Test func compressedRunsAndStandardInputAreNamed() throws {
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-k", temporary.path + "/first.run"]
        try gzip.run()
        gzip.waitUntilExit()
        let plain = try objects(try evaluate("first.run", "--qrels", "qrels.txt", "--json"))
        let packed = try objects(try evaluate("first.run.gz", "--qrels", "qrels.txt", "--json"))
        #expect((plain[0]["measures"] as? [String: Double]) == (packed[0]["measures"] as? [String: Double]))
    }

    @Test func nothingInCommonIsStatusOne() throws {
        try temporary.write("9 0 a 1\n", to: "other.qrels")
        let result = try evaluate("first.run", "--qrels", "other.qrels")
        #expect(result.status == 1)
        #expect(result.errors.isEmpty)
    }

    @Test func mistakesAreNamed() throws {
        try temporary.write("1 Q0 a 1 3.0 t\n1 Q0 a 2 2.0 t\n", to: "twice.run")
        try temporary.write("\u{1F}\u{8B}", to: "broken.run.gz")
        let cases: [([String], String)] = [
            (["first.run"], "a single run needs --qrels"),
            ([], "give at least one run"),
            (
                ["first.run", "second.run", "--ties"],
                "--measures, --measure, --all-pairs, --per-query, --ties, --csv, --latex and -c need --qrels"
            ),
            (["twice.run", "--qrels", "qrels.txt"], "lede: twice.run:2: document a appears twice for query 1"),
            (["none.run", "--qrels", "qrels.txt"], "lede: none.run: cannot be read: No such file or directory"),
            (["broken.run.gz", "--qrels", "qrels.txt"], "lede: broken.run.gz: "),
            (["first.run", "--qrels", "qrels.txt", "--measures", "F1"], "the measure \"F1\" does not exist; there are AP[@k]"),
            (["first.run", "--qrels", "qrels.txt", "--measures", "P(rel=0)@5"], "has rel=0 where a whole number from 1 should be"),
            (["first.run", "first.run", "--qrels", "qrels.txt"], "the same run is given twice"),
            (["first.run", "second.run", "--qrels", "qrels.txt", "--baseline", "third"], "no run is called third"),
            (["-", "-", "--qrels", "qrels.txt"], "standard input can be read once"),
        ]
        for (arguments, message) in cases {
            let result = try LedeProcess(["evaluate"] + arguments, in: temporary.url)
            #expect(result.status == 2)
            #expect(result.output.isEmpty)
            #expect(result.errors.contains(message), "\(result.errors)")
        }
    }

    @Test func tablesStayWithinTheTerminal() throws {
        for columns in [60, 100] {
            let result = try LedeProcess(
                ["evaluate", "first.run", "second.run", "--qrels", "qrels.txt", "--ties", "--per-query"], in: temporary.url,
                environment: ["COLUMNS": "\(columns)"])
            #expect(result.status == 0)
            for line in result.output.split(separator: "\n") { #expect(line.count <= columns, "\(line)") }
        }
    }

    /// What invisibly decides a figure is reported unasked, in text and in JSON.
    @Test(arguments: [
        // All scores equal: the rank column has the relevant document first, ids have it second.
        (
            "1 0 b 1 0 r\n1 0 a 2 0 r\n1 0 c 3 0 r\n",
            "the order of 3 documents with equal scores in 1 query decides: RR could be from 0.3333 to 1.0000 and is 0.5000", true
        ),
        (
            "1 0 c 1 1 r\n1 0 a 2 2 r\n1 0 b 3 3 r\n",
            "the rank column contradicts the scores in 1 query (1); the scores count, as in trec_eval", false
        ),
        // Ties between documents that are worth the same, and ranks that agree.
        ("1 0 b 1 3 r\n1 0 a 2 2 r\n1 0 c 3 2 r\n", "", false),
    ])
    func whatDecidesUnseenIsSaid(_ run: String, _ note: String, _ isOfTies: Bool) throws {
        try temporary.write(run, to: "odd.run")
        try temporary.write("1 0 a 0\n1 0 b 1\n1 0 c 0\n", to: "odd.qrels")
        let text = try LedeProcess(
            ["evaluate", "odd.run", "--qrels", "odd.qrels", "--measures", "RR"], in: temporary.url, environment: ["COLUMNS": "1000"])
        #expect(text.status == 0)
        let notes = try #require(
            try objects(try evaluate("odd.run", "--qrels", "odd.qrels", "--measures", "RR", "--json"))[0]["notes"] as? [String])
        #expect(notes.isEmpty == note.isEmpty, "\(notes)")
        #expect(notes.allSatisfy { $0.hasPrefix(note) }, "\(notes)")
        #expect(
            note.isEmpty ? !text.output.contains("decides") && !text.output.contains("contradicts") : text.output.contains("r: \(note)"),
            "\(text.output)")
        // What --ties shows in full is not repeated.
        let full = try LedeProcess(
            ["evaluate", "odd.run", "--qrels", "odd.qrels", "--measures", "RR", "--ties"], in: temporary.url,
            environment: ["COLUMNS": "1000"])
        #expect(full.output.contains("decides: ") == false)
        #expect(full.output.contains("ties in r: 3") == isOfTies)
    }

    @Test func aRunThatCannotBeReadDoesNotEndTheOthers() throws {
        try temporary.write("", to: "empty.run")
        try temporary.write("1 Q0 a 1 high t\n", to: "broken.run")
        let result = try evaluate(
            "empty.run", "first.run", "broken.run", "none.run", "second.run", "--qrels", "qrels.txt", "--measures", "RR", "--json")
        #expect(result.status == 2)
        #expect(try objects(result).map { $0["run"] as? String } == ["first", "second"])
        for message in [
            "lede: empty.run: holds no line of a run", "lede: broken.run:1: the score", "lede: none.run: cannot be read",
            "lede: the baseline is first.run",
        ] {
            #expect(result.errors.contains(message), "\(result.errors)")
        }
        let one = try evaluate("first.run", "empty.run", "--qrels", "qrels.txt")
        #expect(one.status == 2)
        #expect(one.output.contains("measures"))
        #expect(!one.errors.contains("baseline"))
        let none = try evaluate("empty.run", "broken.run", "--qrels", "qrels.txt")
        #expect(none.status == 2)
        #expect(none.output.isEmpty)
        #expect(none.errors.split(separator: "\n").count == 2)
        let baseline = try evaluate("first.run", "empty.run", "second.run", "--qrels", "qrels.txt", "--baseline", "empty.run")
        #expect(baseline.status == 2)
        #expect(baseline.output.isEmpty)
        #expect(baseline.errors.contains("the baseline empty.run cannot be read"))
        let alone = try evaluate("first.run", "empty.run")
        #expect(alone.status == 2)
        #expect(alone.output.isEmpty)
    }

    @Test func oneQueryHasNoIntervalAndZeroNoSign() throws {
        try temporary.write("1 Q0 x 1 3 one\n1 Q0 a 2 2 one\n", to: "one.run")
        let text = try LedeProcess(
            ["evaluate", "second.run", "one.run", "--qrels", "qrels.txt", "--measures", "RR,AP"], in: temporary.url,
            environment: ["COLUMNS": "200"])
        #expect(text.status == 0)
        #expect(text.output.contains("over the 1 query that both sides have"))
        let rows = text.output.split(separator: "\n").filter { $0.hasPrefix("RR") || $0.hasPrefix("AP") }.map {
            $0.split(separator: " ").map(String.init)
        }
        #expect(rows.map { Array($0.prefix(3)) } == [["RR", "0.0000", "–"], ["AP", "0.0000", "–"]], "\(text.output)")
        let json = try objects(try evaluate("second.run", "first.run", "--qrels", "qrels.txt", "--measures", "RR", "--json"))
        let against = try #require(json[1]["against"] as? [String: Any])
        let reciprocal = try #require((against["measures"] as? [String: [String: Any]])?["RR"])
        #expect(reciprocal["interval"] is NSNull)
        #expect(reciprocal["difference"] as? Double == 0.5)
        #expect(!text.output.contains("-0.0000"))
        #expect(!text.output.contains("+0.0000"))
    }

    @Test func filesOfOtherSystemsAreRead() throws {
        try temporary.write(
            "# of a lab\nquery-id\tcorpus-id\trelevance\n1\ta\t2.0\n1\tc\t1.0\n1\tb\t0.0\n2\te\t1.0\n2\te\t1.0\n3\tx\t1.0\n", to: "lab.tsv")
        try temporary.write("{\"1\": {\"a\": 2, \"c\": 1, \"b\": 0}, \"2\": {\"e\": 1}, \"3\": {\"x\": 1}}", to: "ranx.json")
        let expected = try evaluate("first.run", "--qrels", "qrels.txt").output
        for file in ["lab.tsv", "ranx.json"] { #expect(try evaluate("first.run", "--qrels", file).output == expected, "\(file)") }
        try temporary.write("1\ta\t1\n1\tc\t2\n2\td\t1\n3\tx\t1\n", to: "marco.tsv")
        let marco = try evaluate(
            "marco.tsv", "--qrels", "qrels.txt", "--measures", "recip_rank,ndcg_cut_10,P_1,infAP,iprec_at_recall_0.10,set_F")
        #expect(marco.status == 0)
        #expect(
            marco.output.split(separator: "\n").first?.split(separator: " ") == [
                "measures", "RR", "nDCG@10", "P@1", "infAP", "IPrec@0.1", "SetF", "queries", "missing",
            ])
        #expect(marco.output.split(separator: "\n")[1].split(separator: " ").prefix(2) == ["run", "0.6667"])
    }
}
