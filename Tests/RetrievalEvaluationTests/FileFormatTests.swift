import Foundation
import Testing

@testable import LedeRetrievalEvaluation

@Suite("Runs, qrels and topics as files")
struct FileFormatTests {
    func run(_ text: String) throws(EvaluationFileError) -> Run { try Run(bytes: Array(text.utf8), name: "x.run") }
    func qrels(_ text: String) throws(EvaluationFileError) -> Qrels { try Qrels(bytes: Array(text.utf8), name: "x.qrels") }
    func topics(_ text: String) throws(EvaluationFileError) -> Topics { try Topics(bytes: Array(text.utf8), name: "x.tsv") }

    @Test("a run survives writing and reading, scores to the last bit")
    func roundTrip() throws {
        var written = Run(tag: "lede")
        written.append(RunEntry(docno: "a", score: 0.1 + 0.2), to: "7")
        written.append(RunEntry(docno: "b", score: 1e-300), to: "7")
        written.append(RunEntry(docno: "ü/1", score: 12), to: "2")
        #expect(written.trecText().hasPrefix("7 Q0 a 1 0.30000000000000004 lede\n7 Q0 b 2 1e-300 lede\n2 Q0 ü/1 1 12.0 lede\n"))
        #expect(try run(written.trecText()) == written)
    }

    @Test("ids with white space do not break a run's lines")
    func whiteSpaceInIDs() throws {
        var written = Run(tag: "my run")
        written.append(RunEntry(docno: "a b\n c", score: 1), to: "q 1")
        #expect(written.trecText() == "q_1 Q0 a_b__c 1 1.0 my_run\n")
    }

    @Test("tabs, CR LF, a byte order mark and blank lines are read")
    func lenientLines() throws {
        let read = try run("\u{FEFF}1\tQ0\ta\t1\t2.5\tt\r\n\r\n \t\n1  Q0 b 2 1 t")
        #expect(read["1"] == [RunEntry(docno: "a", score: 2.5), RunEntry(docno: "b", score: 1)])
        #expect(read["2"] == nil)
    }

    @Test(
        "what is wrong in a run is named with its line",
        arguments: [
            ("1 Q0 a 1 2.5 t\n1 Q0 b 2 1.5", "x.run:2: expected six fields (qid Q0 docno rank score runtag), found 5"),
            ("\n1 Q0 a 1 high t", "x.run:2: the score \"high\" is not a finite number"),
            ("1 Q0 a 1 nan t", "x.run:1: the score \"nan\" is not a finite number"),
            ("1 Q0 a 1 2 t\n1 Q0 a 2 1 t", "x.run:2: document a appears twice for query 1"),
            ("1 Q0 a 1 2 t\n1 Q0 b 2 1 u", "x.run:2: the run tag changes from t to u"),
            ("", "x.run: holds no line of a run"),
        ])
    func badRuns(_ text: String, _ message: String) {
        #expect { try run(text) } throws: { ($0 as? EvaluationFileError)?.description == message }
    }

    @Test("qrels in TREC's and in BEIR's form")
    func readQrels() throws {
        let trec = try qrels("q1 0 d1 2\nq1\t0\td2\t-1\nq2 0 d1 0\n")
        #expect(trec.queryIDs == ["q1", "q2"])
        #expect(trec["q1"] == ["d1": 2, "d2": -1])
        #expect(try qrels("query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t-1\nq2\td1\t0\n") == trec)
        #expect(trec.filtered { $0 == "q2" }.queryIDs == ["q2"])
        #expect(trec.filtered { $0 == "q2" }["q1"] == nil)
    }

    @Test(
        "what is wrong in qrels is named with its line",
        arguments: [
            ("q1 0 d1 2\nq1 d2 1", "x.qrels:2: expected four fields (qid iter docno rel), found 3"),
            (
                "query-id corpus-id score\nq1 0 d2 1",
                "x.qrels:2: expected three fields (query-id corpus-id score), found 4"
            ),
            ("q1 0 d1 2.5", "x.qrels:1: the grade \"2.5\" is not a whole number"),
            ("q1 0 d1 99999999999999999999", "x.qrels:1: the grade \"99999999999999999999\" is not a whole number"),
            ("q1 0 d1 2\nq1 0 d1 1", "x.qrels:2: document d1 is judged twice for query q1: 2, then 1"),
        ])
    func badQrels(_ text: String, _ message: String) {
        #expect { try qrels(text) } throws: { ($0 as? EvaluationFileError)?.description == message }
    }

    @Test("topics keep their order and their text")
    func readTopics() throws {
        let read = try topics("b\twhat is \"new\"?\na\ttwo\tcolumns\r\n")
        #expect(read.topics == [Topic(id: "b", text: "what is \"new\"?"), Topic(id: "a", text: "two\tcolumns")])
    }

    @Test(
        "what is wrong in topics is named with its line",
        arguments: [
            ("1 no tab", "x.tsv:1: expected an id, a tab and the query's text; there is no tab"),
            ("1\ta\n\ttext", "x.tsv:2: the query's id before the tab is empty"),
            ("1\t  ", "x.tsv:1: query 1 has no text"),
            ("1\ta\n2\tb\n1\tc", "x.tsv:3: query 1 was already given at line 1"),
            ("\n\n", "x.tsv: holds no query"),
        ])
    func badTopics(_ text: String, _ message: String) {
        #expect { try topics(text) } throws: { ($0 as? EvaluationFileError)?.description == message }
    }

    @Test("invalid UTF-8 and a missing file are errors")
    func unreadable() {
        #expect { try Topics(bytes: [0x31, 0x09, 0xFF, 0x0A], name: "x.tsv") } throws: {
            ($0 as? EvaluationFileError)?.description == "x.tsv:1: the line is not valid UTF-8"
        }
        #expect(throws: EvaluationFileError.self) { try Qrels(path: "/nonexistent/qrels.tsv") }
    }
}
