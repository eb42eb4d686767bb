import Foundation
import LedeTestSupport
import Testing

@testable import LedeRetrievalEvaluation

/// TREC topics, JSON Lines, and runs as JSON Lines.
@Suite struct TopicFormatTests {
    private func topics(_ text: String, _ field: TopicField = .title) throws(EvaluationFileError) -> [Topic] {
        try Topics(bytes: Array(text.utf8), name: "x", field: field).topics
    }

    private static let trec = """

        <top>
        <num> Number: 301
        <title> International Organized Crime

        <desc> Description:
        Identify organizations that participate in international criminal
        activity,  where x<5 and a < b.

        <narr> Narrative:
        A relevant document must as a minimum
        \tidentify the organization.

        </top>

        <TOP>
        <head> Tipster Topic Description
        <num> Number:  051
        <dom> Domain: International Economics
        <title> Topic:  "Airbus Subsidies"</title>
        <desc>Description: Document mentions assistance.</desc>
        <con> Concept(s):
        1. Airbus
        </TOP>
        """

    @Test func trecTopicsLoseTagsLabelsAndLineEnds() throws {
        #expect(
            try topics(Self.trec) == [
                Topic(id: "301", text: "International Organized Crime"), Topic(id: "51", text: "\"Airbus Subsidies\""),
            ])
        #expect(
            try topics(Self.trec, .description) == [
                Topic(id: "301", text: "Identify organizations that participate in international criminal activity, where x<5 and a < b."),
                Topic(id: "51", text: "Document mentions assistance."),
            ])
        #expect(try topics(Self.trec, .titleAndDescription)[1].text == "\"Airbus Subsidies\" Document mentions assistance.")
        #expect(try topics(Self.trec.replacingOccurrences(of: "\n", with: "\r\n")) == topics(Self.trec))
        #expect(try topics("\u{FEFF}" + Self.trec) == topics(Self.trec))
    }

    @Test func manyLessThanSignsInALineTakeLinearTime() throws {
        let isLinear = try WorkGrowth.isLinear(from: 20_000) { (count: Int) throws in
            let word = String(repeating: "a<", count: count)
            #expect(try topics("<top><num>1<title>b \(word) <c") == [Topic(id: "1", text: "b \(word) <c")])
        }
        #expect(isLinear)
    }

    @Test func closingTagsAreOptionalEvenThoseOfTopics() throws {
        #expect(
            try topics("<top><num>1<title>one<desc>x<top>\n<num>Number: 2\n<title>\ntwo\nthree") == [
                Topic(id: "1", text: "one"), Topic(id: "2", text: "two three"),
            ])
        #expect(
            try topics("<?xml?><top><num>MB01</num><title>a topic of tweets</title></top> what stands outside <title>nothing") == [
                Topic(id: "MB01", text: "a topic of tweets")
            ])
    }

    @Test(arguments: [
        (".", "title", "x:1: expected an id, a tab and the query's text; there is no tab"),
        ("1\ta", "desc", "x: holds lines of an id and a text; desc can be asked of TREC topics, JSON Lines and files with a header"),
        ("<top>\n<title> a\n</top>", "title", "x:1: the topic has no <num>"),
        ("<top>\n<num> 1\n</top>", "title", "x:1: topic 1 has no <title>"),
        ("\n<top>\n<num> 1\n<title> a\n", "narr", "x:2: topic 1 has no <narr>"),
        ("<top>\n<num> 1\n<title>\n</top>", "title", "x:2: query 1 has no text"),
        ("<top>\n<num> 1 2\n<title> a\n</top>", "title", "x:2: the query's id \"1 2\" contains white space"),
        ("<top><num>1<title>a</top>\n<top>\n<num>01<title>b", "title", "x:3: query 1 was already given at line 1"),
        ("<top>\n<num>1\n<title>a\n<title>b", "title", "x:4: a second <title> in one topic; the first is at line 3"),
        ("<html/>", "title", "x: holds no query"),
        ("{\"_id\":\"1\"}", "title", "x:1: query 1 has no \"text\" or \"query\" or \"title\""),
        ("{\"text\":\"1\"}", "title", "x:1: the query has no id (\"_id\", \"id\" or \"qid\")"),
        ("{\"_id\":\"1\",\"text\":\"a\"}\n{\"_id\":", "title", "x:2: the line is not a JSON object"),
        ("{\"_id\":\"1\",\"text\":\"a\"}\n[1]", "title", "x:2: the line is not a JSON object"),
        ("{\"id\":true,\"text\":\"a\"}", "title", "x:1: the query has no id (\"_id\", \"id\" or \"qid\")"),
        ("{\"id\":\"1\",\"text\":\"a\"}\n{\"id\":1,\"text\":\"b\"}", "title", "x:2: query 1 was already given at line 1"),
    ])
    func whatIsWrongIsNamedWithItsLine(_ text: String, _ field: String, _ message: String) throws {
        let field = try #require(TopicField(rawValue: field))
        #expect { try topics(text, field) } throws: { ($0 as? EvaluationFileError)?.description == message }
    }

    @Test func jsonLinesHaveIDsAndTextsByManyNames() throws {
        let text = """
            {"_id": "q1", "text": "sea wall", "metadata": {"deep": [1, {"a": null}]}}

            {"qid": 7, "query": "lamp", "title": "not this"}
            {"id": "q3", "title": "ferry", "description": "When do ferries go?", "narrative": "Timetables."}
            """
        #expect(try topics(text) == [Topic(id: "q1", text: "sea wall"), Topic(id: "7", text: "lamp"), Topic(id: "q3", text: "ferry")])
        let last = String(text.split(separator: "\n").last!)
        #expect(try topics(last, .everything) == [Topic(id: "q3", text: "ferry When do ferries go? Timetables.")])
    }

    @Test func deepAndRandomBytesEndInAnError() throws {
        #expect(throws: EvaluationFileError.self) { try topics("{\"a\":" + String(repeating: "[", count: 100_000)) }
        #expect(throws: EvaluationFileError.self) { try topics("<top>" + String(repeating: "<", count: 100_000)) }
        var random = SeededGenerator(seed: 11)
        let whole = Array(Self.trec.utf8)
        for _ in 0..<2_000 {
            var bytes = whole
            for _ in 0..<1 + random.below(4) { bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next()) }
            do throws(EvaluationFileError) {
                let topics = try Topics(bytes: bytes, name: "x").topics
                #expect(!topics.isEmpty)
            } catch {
                #expect(!error.problem.isEmpty)
            }
        }
    }

    @Test func runsOfJSONLines() throws {
        let text = """
            {"qid": "1", "docno": "a", "rank": 1, "score": 2.5, "tag": "t"}
            {"qid": 1, "docno": 12, "rank": 2, "score": 1, "tag": "t"}

            {"tag": "t", "score": -1e-3, "docno": "a b", "qid": "2"}
            """
        let run = try Run(bytes: Array(text.utf8), name: "x.jsonl")
        #expect(run.tag == "t")
        #expect(run.queryIDs == ["1", "2"])
        #expect(run["1"] == [RunEntry(docno: "a", score: 2.5), RunEntry(docno: "12", score: 1)])
        #expect(run["2"] == [RunEntry(docno: "a b", score: -0.001)])
        #expect(try Run(bytes: Array("{\"qid\":\"1\",\"docno\":\"a\",\"score\":1}".utf8), name: "x").tag == "run")
    }

    @Test(arguments: [
        ("{\"docno\":\"a\",\"score\":1}", "x:1: the line has no \"qid\""),
        ("{\"qid\":\"1\",\"score\":1}", "x:1: the line has no \"docno\""),
        ("{\"qid\":\"1\",\"docno\":\"a\"}", "x:1: the line has no \"score\""),
        ("{\"qid\":\"1\",\"docno\":\"a\",\"score\":\"1\"}", "x:1: the score is not a finite number"),
        ("{\"qid\":\"1\",\"docno\":\"a\",\"score\":1}\n1 Q0 b 2 1 t", "x:2: the line is not a JSON object"),
        (
            "{\"qid\":\"1\",\"docno\":\"a\",\"score\":1}\n{\"qid\":\"1\",\"docno\":\"a\",\"score\":1}",
            "x:2: document a appears twice for query 1"
        ),
        (
            "{\"qid\":\"1\",\"docno\":\"a\",\"score\":1}\n{\"qid\":\"1\",\"docno\":\"b\",\"score\":1,\"tag\":\"u\"}",
            "x:2: the run tag changes from run to u"
        ),
    ])
    func badRunsOfJSONLines(_ text: String, _ message: String) {
        #expect { try Run(bytes: Array(text.utf8), name: "x") } throws: { ($0 as? EvaluationFileError)?.description == message }
    }

    @Test func queriesThemselvesAreLeftOut() {
        var run = Run(tag: "t")
        run["q"] = [RunEntry(docno: "q", score: 2), RunEntry(docno: "a", score: 1)]
        run["a"] = [RunEntry(docno: "q", score: 2), RunEntry(docno: "a", score: 1)]
        let left = run.withoutQueriesThemselves()
        #expect(left["q"]?.map(\.docno) == ["a"])
        #expect(left["a"]?.map(\.docno) == ["q"])
        #expect(left.queryIDs == run.queryIDs)
    }
}
