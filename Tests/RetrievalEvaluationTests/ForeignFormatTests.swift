import Foundation
import LedeTestSupport
import Testing

@testable import LedeRetrievalEvaluation

/// Judgments, runs and queries as written by other systems: the same collection in many forms is the same collection.
@Suite struct ForeignFormatTests {
    private static func qrels(_ text: String) throws(EvaluationFileError) -> Qrels { try Qrels(bytes: Array(text.utf8), name: "x") }
    private static func run(_ text: String) throws(EvaluationFileError) -> Run { try Run(bytes: Array(text.utf8), name: "x") }
    private static func topics(_ text: String, _ field: TopicField = .title) throws(EvaluationFileError) -> [Topic] {
        try Topics(bytes: Array(text.utf8), name: "x", field: field).topics
    }

    private struct Judged {
        var query: String
        var docno: String
        var grade: Int
    }

    /// Distinct pairs; ids with commas, number signs and, where asked for, blanks.
    private static func judgments(_ generator: inout SeededGenerator, blanks: Bool) -> [Judged] {
        (0..<1 + generator.below(4)).flatMap { query -> [Judged] in
            let id =
                ["\(query)", "q\(query)", "MB-\(query)", "topic,\(query)", "a#\(query)"][generator.below(5)]
                + (blanks && generator.below(2) == 0 ? " x" : "")
            return (0..<1 + generator.below(6)).map { number in
                let docno =
                    ["d\(number)", "\(number)", "http://e.org/\(number)?a=1,2#b", "ü\(number)"][generator.below(4)]
                    + (blanks && generator.below(2) == 0 ? " y z" : "")
                return Judged(query: id, docno: docno + "-\(number)", grade: generator.below(5) - 1)
            }
        }
    }

    private static func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }

    /// `lines` with comments, blank lines and repeated lines, which change nothing.
    private static func strewn(_ lines: [String], header: String? = nil, _ generator: inout SeededGenerator) -> String {
        var text = generator.below(3) == 0 ? "\u{FEFF}" : ""
        let end = generator.below(2) == 0 ? "\n" : "\r\n"
        func noise() {
            if generator.below(3) == 0 { text += ["", "  ", "# a comment, with 1 2 3", "#", "## q1 0 d1 1"][generator.below(5)] + end }
        }
        noise()
        if let header { text += header + end }
        for line in lines {
            noise()
            text += line + end
            if generator.below(5) == 0 { text += line + end }
        }
        noise()
        return text
    }

    @Test func judgmentsInEveryForm() throws {
        var generator = SeededGenerator(seed: 41)
        let names: [[String]] = [
            ["qid", "query_id", "query-id", "topic", "Topic_ID", "q_id"],
            ["docno", "doc_id", "corpus-id", "docid", "DocID", "pid", "document"],
            ["rel", "relevance", "score", "grade", "rating", "label", "Judgment"], ["iter", "iteration", "Q0"],
        ]
        for round in 0..<300 {
            let judged = Self.judgments(&generator, blanks: false)
            var expected = Qrels()
            for line in judged { expected.add(queryID: line.query, docno: line.docno, grade: line.grade) }
            let blanked = Self.judgments(&generator, blanks: true)
            var expectedBlanked = Qrels()
            for line in blanked { expectedBlanked.add(queryID: line.query, docno: line.docno, grade: line.grade) }
            func grade(_ grade: Int) -> String { generator.below(2) == 0 ? "\(grade)" : "\(grade).0" }
            let separator = [" ", "\t", "  ", " \t"][generator.below(4)]
            let order = [0, 1, 2, 3].prefix(3 + generator.below(2)).shuffled(using: &generator)
            let header = order.map { names[$0][generator.below(names[$0].count)] }
            func columns(_ line: Judged) -> [String] { order.map { [line.query, line.docno, grade(line.grade), "0"][$0] } }
            var forms: [(text: String, expected: Qrels)] = []
            forms.append(
                (Self.strewn(judged.map { [$0.query, "0", $0.docno, grade($0.grade)].joined(separator: separator) }, &generator), expected))
            forms.append(
                (
                    Self.strewn(
                        judged.map { [$0.query, "Q0", $0.docno, grade($0.grade), "more", "7"].joined(separator: separator) }, &generator),
                    expected
                ))
            forms.append(
                (Self.strewn(judged.map { [$0.query, $0.docno, grade($0.grade)].joined(separator: separator) }, &generator), expected))
            forms.append(
                (
                    Self.strewn(
                        judged.map { columns($0).joined(separator: separator) }, header: header.joined(separator: separator), &generator),
                    expected
                ))
            forms.append(
                (
                    Self.strewn(blanked.map { [$0.query, "0", $0.docno, grade($0.grade)].joined(separator: "\t") }, &generator),
                    expectedBlanked
                ))
            forms.append(
                (Self.strewn(blanked.map { [$0.query, $0.docno, grade($0.grade)].joined(separator: "\t") }, &generator), expectedBlanked))
            forms.append(
                (
                    Self.strewn(blanked.map { columns($0).joined(separator: "\t") }, header: header.joined(separator: "\t"), &generator),
                    expectedBlanked
                ))
            forms.append(
                (
                    Self.strewn(
                        blanked.map { columns($0).map(Self.quoted).joined(separator: ",") }, header: header.joined(separator: ","),
                        &generator), expectedBlanked
                ))
            let quepid = blanked.map {
                [$0.query, "some, \"text\"\nof two lines", $0.docno, grade($0.grade)].map(Self.quoted).joined(separator: ",")
            }
            forms.append((Self.strewn(quepid, header: "qid,query,docid,rating", &generator), expectedBlanked))
            for (number, form) in forms.enumerated() {
                #expect(try Self.qrels(form.text) == form.expected, "round \(round), form \(number):\n\(form.text)")
            }

            let table = Dictionary(grouping: blanked, by: \.query).mapValues {
                Dictionary(uniqueKeysWithValues: $0.map { ($0.docno, $0.grade) })
            }
            let ranx = try Self.qrels(
                String(decoding: JSONSerialization.data(withJSONObject: table, options: .prettyPrinted), as: UTF8.self))
            #expect(Set(ranx.queryIDs) == Set(expectedBlanked.queryIDs))
            #expect(ranx.queryIDs.allSatisfy { ranx[$0] == expectedBlanked[$0] })
            let lines = try blanked.map {
                String(
                    decoding: try JSONSerialization.data(withJSONObject: ["query_id": $0.query, "doc_id": $0.docno, "relevance": $0.grade]),
                    as: UTF8.self)
            }
            #expect(try Self.qrels(lines.joined(separator: "\n")) == expectedBlanked)
        }
    }

    @Test func judgmentsByAspects() throws {
        let text = "1 1 a 1\n1 2 a 0\n1 2 b 2\n1 1 a 1\n2 0 c 1\n"
        let qrels = try Self.qrels(text)
        #expect(qrels["1"] == ["a": 1, "b": 2])
        #expect(qrels["2"] == ["c": 1])
        #expect(qrels.aspects(of: "1") == ["a": ["1": 1, "2": 0], "b": ["2": 2]])
        #expect(qrels.aspects(of: "2") == ["c": ["0": 1]])
        #expect(try Self.qrels("1 0 a 1\n2 0 a 1\n").aspects(of: "1") == nil)
        #expect { try Self.qrels("1 1 a 1\n1 2 a 0\n1 2 a 1") } throws: {
            ($0 as? EvaluationFileError)?.description == "x:3: document a is judged twice for query 1: 0, then 1"
        }
    }

    @Test(arguments: [
        ("1 0 a 0.5", "x:1: the grade \"0.5\" is not a whole number"),
        ("1 0 a 1.0\n1 0 b 1.5", "x:2: the grade \"1.5\" is not a whole number"),
        ("1 0 a 0x1", "x:1: the grade \"0x1\" is not a whole number"), ("1 0 a nan", "x:1: the grade \"nan\" is not a whole number"),
        ("1 0 a 1e300", "x:1: the grade \"1e300\" is not a whole number"),
        ("1 0 a", "x:1: expected four fields (qid iter docno rel), found 3"),
        ("1 a", "x:1: expected four fields (qid iter docno rel), found 2"),
        ("1 a 1\n1 0 b 1", "x:2: expected three fields (qid docno rel), found 4"),
        ("1 0 my file 1", "x:1: the grade \"file\" is not a whole number"),
        ("1 a 1\n# c\n1 a 0", "x:3: document a is judged twice for query 1: 1, then 0"),
        ("query_id,doc_id,rel\n1,a", "x:2: expected at least 3 values (query_id doc_id rel), found 2"),
        ("qid,docid,rating\n1,\"a,1\n", "x:2: a quotation mark has no end"),
        ("qid,docid,rating\n,a,1", "x:2: the query has no id"), ("#1 0 a 0.5", "x:1: the grade \"0.5\" is not a whole number"),
        ("qid docno rel\n1 a high", "x:2: the grade \"high\" is not a whole number"),
        ("{\"1\": {\"a\": 0.5}}", "x: the grade 0.5 of document a for query 1 is not a whole number"),
        ("{\"qid\": \"1\", \"docno\": \"a\"}", "x:1: the line has no \"rel\""),
    ])
    func whatIsWrongInJudgmentsIsNamed(_ text: String, _ message: String) {
        #expect { try Self.qrels(text) } throws: { ($0 as? EvaluationFileError)?.description == message }
    }

    @Test func idsThatBeginWithANumberSign() throws {
        #expect(try Self.qrels("#1 0 a 1\n#2 0 b 0\n").queryIDs == ["#1", "#2"])
        #expect(try Self.qrels("#qid iter docno rel\n1 0 a 1\n").queryIDs == ["1"])
        #expect(try Self.run("#1 Q0 a 1 2.5 t\n# 1 Q0 b 2 1 t\n").queryIDs == ["#1"])
        #expect(try Self.topics("#1\ttext\n# 2\tcomment\n#comment\n") == [Topic(id: "#1", text: "text")])
    }

    @Test func runsInEveryForm() throws {
        var generator = SeededGenerator(seed: 42)
        for _ in 0..<200 {
            let blanks = generator.below(2) == 0
            let ids = Self.judgments(&generator, blanks: blanks)
            let tag = ["t", "my run", "BM25 + RM3 (k1 = 0.9)"][generator.below(3)]
            var expected = Run(tag: tag)
            var rank: [String: Int] = [:]
            var lines: [(fields: [String], rank: Int)] = []
            for line in ids {
                let place = rank[line.query, default: 0] + 1
                rank[line.query] = place
                let score = Double(1000 - place) + Double(generator.below(100)) / 128
                expected.append(RunEntry(docno: line.docno, score: score), to: line.query)
                lines.append(([line.query, "Q0", line.docno, "\(place)", "\(score)", tag], place))
            }
            func comments(_ text: [String]) -> String { text.joined(separator: generator.below(2) == 0 ? "\n# more\n" : "\r\n\r\n") }
            #expect(try Self.run(comments(lines.map { $0.fields.joined(separator: "\t") })) == expected)
            if !blanks { #expect(try Self.run(comments(lines.map { $0.fields.joined(separator: " ") })) == expected) }
            let header = "query_id,run,rank,docid,similarity"
            let csv = lines.map { line in [0, 5, 3, 2, 4].map { Self.quoted(line.fields[$0]) }.joined(separator: ",") }
            #expect(try Self.run(([header] + csv).joined(separator: "\n")) == expected)

            var ranked = Run(tag: "run")
            for (line, judged) in zip(lines, ids) {
                ranked.append(RunEntry(docno: judged.docno, score: 1 / Double(line.rank)), to: judged.query)
            }
            #expect(
                try Self.run(lines.map { line in [0, 2, 3].map { line.fields[$0] }.joined(separator: "\t") }.joined(separator: "\n"))
                    == ranked)

            let table = Dictionary(
                uniqueKeysWithValues: expected.queryIDs.map { id in
                    (id, Dictionary(uniqueKeysWithValues: (expected[id] ?? []).map { ($0.docno, $0.score) }))
                })
            let ranx = try Self.run(String(decoding: JSONSerialization.data(withJSONObject: table), as: UTF8.self))
            #expect(Set(ranx.queryIDs) == Set(expected.queryIDs))
            #expect(ranx.tag == "run")
            for id in ranx.queryIDs { #expect(Run.trecEvalOrder(ranx[id] ?? []) == Run.trecEvalOrder(expected[id] ?? [])) }
        }
    }

    @Test(arguments: [
        ("1 Q0 a 1 2.5", "x:1: expected six fields (qid Q0 docno rank score runtag), found 5"),
        ("1 Q0 my file 1 2.5 t", "x:1: expected six fields (qid Q0 docno rank score runtag), found 7"),
        ("1 Q0 a 1 2 a b\n1 Q0 b 2 1 a c", "x:2: the run tag changes from a b to a c"),
        ("1 a 0", "x:1: the rank \"0\" is not a whole number from 1"),
        ("1 a 1\n1 b x", "x:2: the rank \"x\" is not a whole number from 1"),
        ("1 a 0.5", "x:1: expected six fields (qid Q0 docno rank score runtag), found 3"),
        ("1 a 1\n1 b 2 7", "x:2: expected 3 fields (qid pid rank), found 4"), ("1 a 1\n1 a 2", "x:2: document a appears twice for query 1"),
        ("1 Q0 a 1 2 t\n1 Q0 a 1 2 t", "x:2: document a appears twice for query 1"), ("# nothing\n", "x: holds no line of a run"),
        ("{}", "x:1: the line has no \"qid\""),
        ("qid docno score\n1 a inf", "x:2: the score \"inf\" is not a finite number"),
    ])
    func whatIsWrongInRunsIsNamed(_ text: String, _ message: String) {
        #expect { try Self.run(text) } throws: { ($0 as? EvaluationFileError)?.description == message }
    }

    @Test func rankColumnsThatContradictScores() throws {
        #expect(try Self.run("1 Q0 a 1 3 t\n1 Q0 b 2 2 t\n2 Q0 a 2 3 t\n2 Q0 b 1 2 t").contradictedQueryIDs == ["2"])
        // Equal in single precision, all of one rank, or none: nothing to contradict.
        #expect(
            try Self.run("1 Q0 a 2 1.0000000001 t\n1 Q0 b 1 1 t\n2 Q0 a 0 1 t\n2 Q0 b 0 2 t\n3 Q0 a x 1 t\n3 Q0 b 2 2 t")
                .contradictedQueryIDs.isEmpty)
        #expect(
            try Self.run("{\"qid\":1,\"docno\":\"a\",\"rank\":1,\"score\":1}\n{\"qid\":1,\"docno\":\"b\",\"rank\":2,\"score\":2}")
                .contradictedQueryIDs == ["1"])
    }

    // MARK: Queries

    @Test(arguments: [
        "qid\tquery", "query_id\ttext", "query-id\ttext", "id\ttitle", "_id\ttext", "QID\tQuery", "topic_id\tquestion", "number\tquery",
        "topic\tquery", "id\ttopic", "\"qid\"\t\"query\"", "qid,query",
    ])
    func aHeaderIsNoQuery(_ header: String) throws {
        let separator = header.contains("\t") ? "\t" : ","
        #expect(
            try Self.topics("\(header)\n1\(separator)nuclear\n2\(separator)france\n") == [
                Topic(id: "1", text: "nuclear"), Topic(id: "2", text: "france"),
            ])
        #expect(try Self.topics("# about\n\n\(header)\r\n1\(separator)nuclear").count == 1)
        #expect { try Self.topics(header) } throws: { ($0 as? EvaluationFileError)?.description == "x: holds no query" }
    }

    @Test(arguments: [
        "1\tquery", "q1\ttext", "qid7\tquery", "title\tof a book", "id\twhat is an id", "query\tlanguages", "qid\tqueries and ids",
        "text\tquery languages", "7\tid, query",
    ])
    func aQueryIsNoHeader(_ line: String) throws {
        let parts = line.split(separator: "\t").map(String.init)
        #expect(try Self.topics("\(line)\n2\tfrance") == [Topic(id: parts[0], text: parts[1]), Topic(id: "2", text: "france")])
    }

    @Test func tablesOfQueries() throws {
        let table = "text\tdescription\tqid\nsea wall\tWhat of it?\t7\nlamp\t\t8\n"
        #expect(try Self.topics(table) == [Topic(id: "7", text: "sea wall"), Topic(id: "8", text: "lamp")])
        #expect(try Self.topics(table, .titleAndDescription)[0].text == "sea wall What of it?")
        #expect { try Self.topics(table, .narrative) } throws: {
            ($0 as? EvaluationFileError)?.description == "x: has no column for narr (text description qid)"
        }
        let csv = "qid,query,docid,rating\n1,\"sea, \"\"wall\"\"\",a,1\n1,\"sea, \"\"wall\"\"\",b,0\n2 b,lamp,a,1\n"
        #expect(try Self.topics(csv) == [Topic(id: "1", text: "sea, \"wall\""), Topic(id: "2 b", text: "lamp")])
        #expect(
            try Self.topics("my query\ttext of it\nb\ttwo\tcolumns") == [
                Topic(id: "my query", text: "text of it"), Topic(id: "b", text: "two\tcolumns"),
            ])
        #expect(try Self.topics("1\ta\n1\ta\n2\tb") == [Topic(id: "1", text: "a"), Topic(id: "2", text: "b")])
        #expect(try Self.topics("qid\tquery\n1\ta\tb") == [Topic(id: "1", text: "a\tb")])
    }

    /// Whatever the bytes are, there is an answer or an error with words, never a trap.
    @Test func randomBytes() {
        var generator = SeededGenerator(seed: 43)
        let seeds = [
            "qid,query,docid,rating\n1,\"a\",b,1\n", "1 0 a 1\n1 0 b 0\n", "qid\tdocno\trel\n1\ta\t1\n", "{\"1\": {\"a\": 1}}",
            "{\"qid\":\"1\",\"docno\":\"a\",\"rel\":1}\n", "1\ta\t1\n",
            "qid\tquery\n1\ttext\n", "1 Q0 a 1 2.5 my tag\n",
        ]
        for round in 0..<6_000 {
            var bytes = Array(seeds[round % seeds.count].utf8)
            for _ in 0..<1 + generator.below(4) {
                bytes[generator.below(bytes.count)] =
                    generator.below(2) == 0
                    ? Array("\"',\t\n\r #{}:0.\u{FEFF}".utf8)[generator.below(15)] : UInt8(truncatingIfNeeded: generator.next())
            }
            func isOrderly(_ body: () throws(EvaluationFileError) -> Void) -> Bool {
                do throws(EvaluationFileError) {
                    try body()
                    return true
                } catch { return !error.problem.isEmpty }
            }
            #expect(isOrderly { () throws(EvaluationFileError) in _ = try Qrels(bytes: bytes, name: "x") })
            #expect(isOrderly { () throws(EvaluationFileError) in _ = try Run(bytes: bytes, name: "x") })
            #expect(isOrderly { () throws(EvaluationFileError) in _ = try Topics(bytes: bytes, name: "x") })
        }
        for text in [
            String(repeating: "\"", count: 1_000_000), "qid,docid,rating\n" + String(repeating: "\"\",", count: 300_000),
            String(repeating: "{\"a\":", count: 100_000),
        ] {
            _ = try? Self.qrels(text)
            _ = try? Self.run(text)
            _ = try? Self.topics(text)
        }
    }
}
