import Foundation
import LedeModules
import LedeTestSupport
import Testing

@testable import LedeCommands

/// `--syntax fts5` on the command line.
@Suite final class StrictSyntaxTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let writer = try Index(creatingAt: folder.url.appending(path: "Indexes/harbour").path).writer()
        try writer.add(Article(id: "h1", title: "Sea wall repaired", body: "The sea wall at Dunmere was repaired."))
        try writer.add(Article(id: "h2", title: "Ferry strike ends", body: "Crews went back to work. The sea was calm."))
        try writer.commit()
        writer.close()
    }

    private func lede(_ arguments: String...) throws -> LedeProcess { try LedeProcess(arguments, in: folder.url) }

    @Test(
        "both engines give the same articles and scores", arguments: ["wal* AND title:sea", "NEAR(sea calm, 3) OR ^ferry", "sea NOT wall"])
    func engines(_ query: String) throws {
        let own = try lede("search", "--syntax", "fts5", "--json", query)
        let sqlite = try lede("search", "--syntax", "fts5", "--backend", "fts5", "--json", query)
        #expect(own.status == 0)
        #expect(sqlite.status == 0)
        #expect(own.errors.isEmpty)
        func hits(_ result: LedeProcess) throws -> [String] {
            try result.output.split(separator: "\n").dropLast().map { line in
                let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                return "\(object["id"] ?? "") \((object["score"] as? Double ?? 0).formatted(.number.precision(.significantDigits(9))))"
            }
        }
        #expect(try hits(own) == hits(sqlite))
        let other = try lede("search", "--syntax", "fts5", "--bm25", "lucene", "--count", query)
        #expect(other.output == "\(try hits(own).count)\n")
    }

    @Test func anErrorPointsAtItsColumn() throws {
        for backend in ["lede", "fts5"] {
            let result = try lede("search", "--syntax", "fts5", "--backend", backend, "sea nosuch:wall")
            #expect(result.status == 2)
            #expect(result.output.isEmpty)
            #expect(result.errors == "lede: no such column: nosuch\n  sea nosuch:wall\n      ^~~~~~\n")
        }
        #expect(try lede("compare", "--syntax", "fts5", "sea AND").errors == "lede: fts5: syntax error near \"\"\n  sea AND\n         ^\n")
    }

    @Test func aPipeGoesOnBehindAnError() throws {
        let queries = "wall\n\nsea NOT\nsea calm\n"
        let people = try LedeProcess(["search", "--syntax", "fts5"], in: folder.url, input: queries)
        #expect(people.status == 2)
        #expect(people.errors == "lede: query 2: fts5: syntax error near \"\"\n  sea NOT\n         ^\n")
        #expect(people.output.contains("query 1: wall\n"))
        #expect(people.output.contains("query 3: sea calm\n"))
        #expect(people.output.contains("Ferry strike ends"))

        let programs = try LedeProcess(["search", "--syntax", "fts5", "--json"], in: folder.url, input: queries)
        #expect(programs.status == 2)
        #expect(programs.errors == people.errors)
        // Summaries aside.
        let lines = programs.output.split(separator: "\n").filter { !$0.contains("\"summary\":") }
        try #require(lines.count == 3)
        #expect(lines[0].hasPrefix("{\"queryNumber\":1,"))
        #expect(lines[2].hasPrefix("{\"queryNumber\":3,"))
        #expect(lines[1] == "{\"queryNumber\":2,\"query\":\"sea NOT\",\"error\":\"fts5: syntax error near \\\"\\\"\",\"column\":8}")
        let counts = try LedeProcess(["search", "--syntax", "fts5", "--count"], in: folder.url, input: queries)
        #expect(counts.status == 2)
        #expect(counts.output == "1\n1\n")
    }

    @Test func notesOfAPipeNameTheirQuery() throws {
        let result = try LedeProcess(["search", "--count"], in: folder.url, input: "wall\ntitle: sea\n")
        #expect(result.output == "1\n1\n")
        #expect(result.errors.hasPrefix("lede: query 2: the blank after title:"))
    }

    @Test func noPartialMatches() throws {
        let result = try lede("search", "--syntax", "fts5", "sea unknownword")
        #expect(result.status == 1)
        #expect(result.output.hasPrefix("no matches"))
        #expect(try lede("search", "--syntax", "fts5", "--any", "sea").status == 2)
    }

    @Test func comparing() throws {
        try folder.write("1\tsea NOT wall\n2\tsea AND\n3\twal*\n", to: "queries.tsv")
        let result = try lede("compare", "--syntax", "fts5", "--queries", "queries.tsv")
        #expect(result.status == 0)
        #expect(result.errors.contains("query 2 left out: fts5: syntax error near \"\"\n  sea AND\n         ^"))
        #expect(result.output.contains("2 queries"))
    }

    @Test(
        "marks are under what they mean",
        arguments: [
            ("日本 x:b", 7..<8, 40, "日本 x:b\n       ^"), ("a\tb;", 3..<4, 40, "a b;\n     ^"), ("a\nbc ]\nd", 5..<6, 40, "bc ]\n     ^"),
            ("\"日本", 0..<7, 40, "\"日本\n  ^~~~~"), ("e\u{301}\u{1B};", 4..<5, 40, "e\u{301}\u{FFFD};\n    ^"),
            (String(repeating: "a", count: 50) + ";b", 50..<51, 24, "…aaaaaaaaaa;b\n             ^"),
            (";" + String(repeating: "a", count: 50), 0..<1, 24, ";aaaaaaaaaaaaaaaaaaa…\n  ^"), ("a\n", 2..<2, 40, "\n  ^"),
            ("", 0..<0, 40, "\n  ^"),
        ])
    func marks(_ text: String, _ bytes: Range<Int>, _ columns: Int, _ expected: String) {
        #expect(QueryErrorText(QuerySyntaxError("wrong", in: text, at: bytes), columns: columns).text == "wrong\n  " + expected)
    }
}
