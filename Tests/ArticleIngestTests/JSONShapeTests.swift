import LedeArticleIngest
import LedeArticleModel
import LedeIndexBytes
import LedeTestSupport
import Testing

/// The ways dumps put objects into files.
@Suite struct JSONShapeTests {
    private static let objects = (1...5).map { #"{"id":"\#($0)","text":"t\#($0)","n":{"a":[{"b":"}{ "}]}}"# }

    @Test(arguments: ["", " ", ",", "\n", " ,\n ", "\r\n", "\u{1E}", "\n\n\n"], ["a.json", "a.jsonl", "a"])
    func objectsThatFollowEachOther(_ between: String, _ name: String) throws {
        let found = try Readings(name, holding: Self.objects.joined(separator: between))
        #expect(found.articles.map(\.id) == ["1", "2", "3", "4", "5"])
        #expect(found.articles.map(\.body) == ["t1", "t2", "t3", "t4", "t5"])
        #expect(found.problems == [])
    }

    @Test func severalOnSomeLines() throws {
        let found = try Readings(
            "a.jsonl", holding: "{\"text\":\"a\"}\n{\"text\":\"b\"}{\"text\":\"c\"}\n{\"text\":\"d\"},\n{\"text\":\"e\"} x\n")
        #expect(Set(found.articles.map(\.id)).count == 5)
        #expect(found.articles[2].id == found.articles[1].id + ".2")
        #expect(found.problems.map(\.description) == ["a.jsonl:4: not valid JSON: something follows the object at column 14"])
    }

    @Test(
        arguments: [
            #"{"articles":[LIST]}"#, #"{"status":"ok","totalResults":5,"articles":[LIST]}"#,
            #"{"response":{"docs":[LIST],"meta":{"hits":5}}}"#,
            #"{"version":"1.1","title":"Feed","items":[LIST]}"#, #"{"hits":{"total":{"value":5},"hits":[LIST]}}"#,
            #"{"data":[LIST],"tags":["x"]}"#,
        ], [false, true])
    func listsWithinAnObject(_ shape: String, _ isPrinted: Bool) throws {
        let json = shape.replacing("LIST", with: Self.objects.joined(separator: isPrinted ? ",\n  " : ","))
        let found = try Readings(
            "a.json", holding: isPrinted ? json.replacing("[{", with: "[\n{\n").replacing("{\"", with: "{\n \"") : json)
        #expect(found.articles.map(\.id) == ["1", "2", "3", "4", "5"])
        #expect(found.problems == [])
    }

    @Test func aListOverTheLimitIsCutUp() throws {
        var options = ReadingOptions()
        options.limits.maxRecordBytes = 120
        let found = try Readings(
            "a.json",
            holding: "{\n \"status\": \"ok\",\n \"articles\": [\n" + Self.objects.joined(separator: ",\n") + "\n], \"more\": {}\n}", options
        )
        #expect(found.articles.map(\.id) == ["1", "2", "3", "4", "5"])
        #expect(found.problems == [])
    }

    @Test func listsOfAnArticleAreNoWrapper() throws {
        let found = try Readings(
            "a.jsonl",
            holding: #"{"id":"1","title":"T","comments":[{"author":"x","body":"y"}]}"# + "\n" + #"{"text":"B","related":[{"title":"x"}]}"#)
        #expect(found.articles.map(\.title) == ["T", ""])
        #expect(found.articles.map(\.body) == ["", "B"])
    }

    @Test func elasticsearch() throws {
        let bulk = """
            {"index":{"_index":"news","_id":"e1"}}
            {"title":"One","text":"a"}
            { "create" : { "_id" : 2 } }
            {"id":"own","text":"b"}
            {"delete":{"_id":"gone"}}
            {"index":{}}
            {"text":"c"}
            {"index":17,"text":"an article of its own"}

            """
        let found = try Readings("bulk.ndjson", holding: bulk)
        #expect(
            found.articles.map(\.id) == ["e1", "2"]
                + [#"{"text":"c"}"#, #"{"index":17,"text":"an article of its own"}"#].map {
                    "bulk.ndjson#" + String(XXHash64.hash(Array($0.utf8).span), radix: 16)
                })
        #expect(found.articles[1].metadata == [Metadatum(name: "id", value: "own")])
        #expect(found.problems == [])
        let dump = try Readings(
            "dump.jsonl",
            holding: #"{"_index":"news","_id":"d1","_score":1,"_source":{"id":"own","headline":"H","content":"C"}}"# + "\n"
                + #"{"_id":"d2","_source":{"title":"T"}}"#)
        #expect(dump.articles.map(\.id) == ["d1", "d2"])
        #expect(dump.articles.map(\.title) == ["H", "T"])
        #expect(dump.articles[0].body == "C")
        let answer = try Readings(
            "answer.json", holding: #"{"took":1,"hits":{"total":1,"hits":[{"_id":"d1","_source":{"title":"T","text":"t"}}]}}"#)
        #expect(answer.articles.map(\.id) == ["d1"])
    }

    @Test func articlesWithinObjects() throws {
        let found = try Readings(
            "a.jsonl",
            holding: #"{"id":"g","webTitle":"W","webUrl":"u","fields":{"bodyText":"B","wordcount":"2"}}"# + "\n"
                + #"{"kind":"t3","data":{"title":"R","selftext":"S","created_utc":1730124480.0}}"#
                + "\n" + #"{"id":"n","article":{"title":"T","text":"X","section":"s"}}"#)
        #expect(found.articles.map(\.title) == ["W", "R", "T"])
        #expect(found.articles.map(\.body) == ["B", "S", "X"])
        #expect(found.articles[0].metadata == [Metadatum(name: "wordcount", value: "2")])
        #expect(found.articles[2].metadata == [Metadatum(name: "section", value: "s")])
    }

    /// What once could be searched from each place to the end.
    @Test func hostileShapesAreReadInLinearTime() throws {
        let many = 4000
        #expect(try Readings("a.json", holding: String(repeating: "{\"a\":[", count: many)).articles == [])
        #expect(try Readings("b.jsonl", holding: String(repeating: "{\"text\":\"x\"}", count: many)).articles.count == many)
        #expect(try Readings("c.jsonl", holding: String(repeating: "{\"index\":{}}\n", count: many)).articles == [])
        let nested = "{\"text\":" + String(repeating: "[", count: 300) + "\"x\"" + String(repeating: "]", count: 300) + ",\"title\":\"t\"}"
        #expect(try Readings("d.jsonl", holding: nested).articles.map(\.title) == ["t"])
        let wide = "{\"list\":[" + (0..<many).map { "{\"x\":\($0)}" }.joined(separator: ",") + "]}"
        #expect(try Readings("e.jsonl", holding: wide).problems.map(\.kind) == [.empty])
    }
}
