import Foundation
import LedeModules
import LedeTestSupport
import Testing

@testable import LedeCommands

/// Results as tables, filters alone, and several indexes as one, from the command line.
@Suite struct ListingCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            """
            {"id":"a1","title":"Oil, \\"dear\\"","text":"Oil rose.","date":"2024-05-01","author":"Jan Novak","url":"https://www.bbc.co.uk/a1","source":"Gazette","tags":["oil","energy"]}
            {"id":"a2","title":"=cmd|' /C calc'!A0","text":"Oil\\tfell\\nagain.","date":"2024-06-01","url":"https://news.bbc.co.uk/a2","delta":"-3.5"}
            {"id":"a3","title":"Sea\\tand wall","text":"A wall by the sea.","url":"http://example.org/x?id=3","delta":"-rm"}
            {"id":"a4","title":"","text":"Undated oil.","author":"Ada Quill"}

            """, to: "arch/a.jsonl")
        try folder.write("# Note\n\nOil note.\n", to: "arch/notes/n.md")
        try folder.write(
            "{\"id\":\"b1\",\"title\":\"Oil tanker\",\"text\":\"An oil tanker near the wall.\",\"date\":\"2025-01-01\"}\n{\"id\":\"a1\",\"title\":\"Another\",\"text\":\"oil oil\"}\n",
            to: "b.jsonl")
        for (source, index) in [("arch", "A"), ("b.jsonl", "B")] {
            let made = try lede("index", source, "--into", "Indexes/\(index)", "--no-fts5")
            try #require(made.status == 0, "\(made.errors)")
        }
    }

    private func lede(_ arguments: String..., environment: [String: String] = [:], input: String = "") throws -> LedeProcess {
        try LedeProcess(
            arguments, in: folder.url, environment: ["XDG_STATE_HOME": folder.path + "/state"].merging(environment) { $1 }, input: input)
    }

    private func ids(_ arguments: String..., environment: [String: String] = [:]) throws -> [String] {
        let result = try LedeProcess(
            ["search", "--ids"] + arguments, in: folder.url,
            environment: ["XDG_STATE_HOME": folder.path + "/state"].merging(environment) { $1 })
        #expect(result.status < 2, "\(arguments): \(result.errors)")
        return result.output.split(separator: "\n").map(String.init)
    }

    @Test func csvIsRFC4180() throws {
        let result = try lede(
            "search", "oil", "--in", "A", "--csv", "--sort", "date-asc", "--fields", "rank,id,title,date,source,tags,delta")
        #expect(result.errors.isEmpty)
        #expect(
            result.output
                == "rank,id,title,date,source,tags,delta\r\n1,a1,\"Oil, \"\"dear\"\"\",2024-05-01,Gazette,oil; energy,\r\n2,a2,'=cmd|' /C calc'!A0,2024-06-01,,,-3.5\r\n3,a4,,,,,\r\n4,arch/notes/n.md,Note,,,,\r\n"
                || result.output.hasPrefix(
                    "rank,id,title,date,source,tags,delta\r\n1,a1,\"Oil, \"\"dear\"\"\",2024-05-01,Gazette,oil; energy,\r\n2,a2,'=cmd|' /C calc'!A0,2024-06-01,,,-3.5\r\n"
                ))
        #expect(
            try lede("search", "wall", "--in", "A", "--csv", "--fields", "delta,title").output == "delta,title\r\n'-rm,Sea\tand wall\r\n")
        #expect(try lede("search", "wall", "--in", "A", "--csv", "--no-header", "--fields", "id").output == "a3\r\n")
        let usual = try lede("search", "wall", "--in", "A", "--csv")
        #expect(
            usual.output
                == "rank,id,title,date,author,url,path,snippet\r\n1,a3,Sea\tand wall,,,http://example.org/x?id=3,arch/a.jsonl,A wall by the sea.\r\n"
        )
        let none = try lede("search", "zeppelin", "--in", "A", "--csv")
        #expect(none.status == 1)
        #expect(none.output == "rank,id,title,date,author,url,path,snippet\r\n")
        let piped = try lede("search", "--in", "A", "--csv", "--fields", "id", input: "wall\nzeppelin\nsea\n")
        #expect(piped.output == "query,id\r\nwall,a3\r\nsea,a3\r\n")
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+1", "+1"), ("-1.5e3", "-1.5e3"), ("-", "'-"), ("@x", "'@x"), ("\t=1", "'\t=1"), ("＝1", "'＝1"), ("a=1", "a=1"),
        ("", ""), ("a\u{0}\u{1B}b", "a\u{FFFD}\u{FFFD}b"),
        ("a\nb", "\"a\nb\""), ("\"", "\"\"\"\""), ("a,b", "\"a,b\""), (" x ", "\" x \""), ("+1-2", "'+1-2"), ("=\"x\"", "\"'=\"\"x\"\"\""),
        ("é", "é"), ("+e", "'+e"),
    ])
    func cells(_ text: String, _ expected: String) {
        #expect(ListingForm.csv.line([text, "x"]) == expected + ",x\r\n")
        let line = ListingForm.tsv.line([text, "x"])
        #expect(line.split(separator: "\t", omittingEmptySubsequences: false).count == 2)
        #expect(line.unicodeScalars.filter { $0 == "\n" || $0 == "\r" }.count == 1)
    }

    @Test func tsvAndIDsAndFields() throws {
        let tsv = try lede("search", "wall", "--in", "A", "--tsv")
        #expect(
            tsv.output
                == "rank\tid\ttitle\tdate\tauthor\turl\tpath\tsnippet\n1\ta3\tSea and wall\t\t\thttp://example.org/x?id=3\tarch/a.jsonl\tA wall by the sea.\n"
        )
        #expect(
            try lede("search", "wall", "--in", "A", "--fields", "title, url").output
                == "title\turl\nSea and wall\thttp://example.org/x?id=3\n")
        #expect(try lede("search", "fell", "--in", "A", "--fields", "text", "--no-header").output == "Oil fell again.\n")
        let json = try lede("search", "rose", "--in", "A", "--json", "--fields", "url,tags,text")
        #expect(
            json.output.hasPrefix(
                "{\"url\":\"https://www.bbc.co.uk/a1\",\"fields\":{\"tags\":[\"oil\",\"energy\"]},\"text\":\"Oil rose.\"}\n"))
        let all = try lede("search", "rose", "--in", "A", "--json").output
        #expect(all.contains("\"url\":\"https://www.bbc.co.uk/a1\""))
        #expect(all.contains("\"fields\":{\"source\":\"Gazette\",\"tags\":[\"oil\",\"energy\"]}"))
        #expect(all.contains("\"index\":\"Indexes/A\""))
        let unknown = try lede("search", "oil", "--in", "A", "--fields", "titel")
        #expect(unknown.errors.contains("none of these articles has a field called \"titel\""))
        #expect(unknown.errors.contains("source"))
        for arguments in [
            ["--csv", "--tsv"], ["--csv", "--json"], ["--ids", "--count"], ["--ids", "--fields", "id"], ["--tsv", "--explain"],
            ["--csv", "--count-by", "year"], ["--no-header"], ["--fields", ","], ["--parse", "--ids"],
        ] {
            #expect(try LedeProcess(["search", "oil", "--in", "A"] + arguments, in: folder.url).status == 2, "\(arguments)")
        }
    }

    @Test func allOfThem() throws {
        let index = try Index(creatingAt: folder.path + "/Indexes/many")
        let writer = try index.writer()
        for number in 0..<230 { try writer.add(Article(id: "m\(number)", body: "sea")) }
        try writer.commit()
        writer.close()
        for limit in [["-n", "all"], ["-nall"], ["--limit", "ALL"], ["-n", "9999999999"]] {
            #expect(
                try LedeProcess(["search", "sea", "--in", "many", "--ids"] + limit, in: folder.url).output.split(separator: "\n").count
                    == 230, "\(limit)")
        }
        #expect(try ids("sea", "--in", "many").count == 10)
        #expect(try ids("sea", "--in", "many", "-n", "all", "--offset", "225").count == 5)
        #expect(try LedeProcess(["search", "sea", "--in", "many", "-n", "some"], in: folder.url).status == 2)
        #expect(try lede("search", "sea", "--in", "many", "-n", "all", "--collapse").status == 0)
    }

    @Test func filtersAloneListTheNewestFirst() throws {
        #expect(try ids("--in", "A", "--after", "2024") == ["a2", "a1"])
        #expect(try ids("--in", "A", "--since", "2024-05-02") == ["a2"])
        #expect(try ids("--in", "A", "--on", "2024-05") == ["a1"])
        #expect(try ids("--in", "A", "--before", "2024-06") == ["a1"])
        #expect(try ids("--in", "A", "--author", "novak") == ["a1"])
        #expect(try ids("--in", "A", "--site", "bbc.co.uk") == ["a2", "a1"])
        #expect(try ids("--in", "A", "--path", "notes") == ["arch/notes/n.md"])
        #expect(try ids("author:novak OR author:quill", "--in", "A") == ["a1", "a4"])
        #expect(try ids("*", "--in", "A").prefix(2) == ["a2", "a1"])
        #expect(try ids("*", "--in", "A").count == 5)
        #expect(try ids("*", "--in", "A", "--sort", "date-asc").first == "a1")
        #expect(try ids("*", "--in", "A", "--sort", "score").first != "a2")
        #expect(try ids("oil", "--in", "A", "--site", "news.bbc.co.uk") == ["a2"])
        #expect(try ids("oil", "--in", "A", "--author", "jan", "--after", "2025").isEmpty)
        #expect(try ids("url:https://www.bbc.co.uk/a1", "--in", "A") == ["a1"])
        #expect(try ids("id:a?", "--in", "A").count == 4)
        #expect(try ids("path:arch/notes/*", "--in", "A").count == 1)
        #expect(try lede("search", "--in", "A", "--after", "2024", "--count").output == "2\n")
        #expect(try lede("search", "--in", "A", "--after", "2030").status == 1)
        let queries = try lede("search", "--in", "A", "--after", "2024", "--ids", input: "rose\n")
        #expect(queries.output == "a1\n", "a pipe's queries are asked, with the filter")
        #expect(try lede("search", "--in", "A").errors.contains("there is no query"))
        for arguments in [
            ["--on", "2024", "--after", "2024"], ["--after", "2024", "--since", "2024"], ["--on", "x"], ["--site", "."], ["--author", "-"],
            ["--path", ""],
        ] {
            #expect(try LedeProcess(["search", "oil", "--in", "A"] + arguments, in: folder.url).status == 2, "\(arguments)")
        }
        #expect(try lede("concordance", "oil", "--in", "A", "--site", "news.bbc.co.uk", "--json").output.contains("\"articles\":1"))
    }

    @Test func oneQueryHasOneStatus() throws {
        for arguments in [["oil", "zeppelin"], ["zeppelin"], ["oil"], ["oil", "--any", "zeppelin"]] {
            let statuses = try [[], ["--count"], ["--json"], ["--ids"], ["--all"], ["--count", "--json"]].map { more -> Int32 in
                if arguments.contains("--any"), more == ["--all"] { return 0 }
                return try LedeProcess(["search", "--in", "A"] + arguments + more, in: folder.url).status
            }
            #expect(Set(statuses).count == 1, "\(arguments): \(statuses)")
        }
    }

    @Test func twoIndexesAreSearchedAsOne() throws {
        let both = try ids("oil", "--in", "A", "--in", "B")
        #expect(both.count == 6)
        #expect(Set(both) == ["a1", "a2", "a4", "b1", "arch/notes/n.md"])
        #expect(try ids("oil", environment: ["LEDE_INDEX": "Indexes/A:Indexes/B"]) == both)
        #expect(try ids("oil", "--in", "A", "--in", "B", "--in", "./Indexes/A/") == both)
        #expect(try ids("oil", "--in", "B", "--in", "A").count == 6)
        let text = try lede("search", "oil", "--in", "A", "--in", "B").output
        #expect(text.contains("a1 in Indexes/A\n"))
        #expect(text.contains("a1 in Indexes/B\n"))
        let json = try lede("search", "tanker", "--in", "A", "--in", "B", "--json").output
        #expect(json.contains("\"index\":\"Indexes/B\""))
        #expect(try lede("search", "oil", "--in", "A", "--in", "B", "--count").output == "6\n")
        #expect(try lede("concordance", "oil", "--in", "A", "--in", "B", "--json").output.contains("\"articles\":6"))
        #expect(try lede("explain", "oil", "--why", "b1", "--over", "a4", "--in", "A", "--in", "B").status == 0)
        let why = try lede("explain", "oil", "--why", "a1", "--in", "A", "--in", "B")
        #expect(why.status == 0)
        #expect(why.errors.contains("a1 is in Indexes/A and in Indexes/B; that of Indexes/A is taken"))
        #expect(try lede("show", "b1", "--in", "A", "--in", "B").output.hasPrefix("Oil tanker"))
    }

    @Test func whatTakesOneIndexRefusesTwo() throws {
        for arguments in [
            ["delete", "x"], ["optimize"], ["check"], ["inspect"], ["export", "--jsonl"], ["export", "--ciff", "x.ciff"],
            ["compare", "oil"], ["search", "oil", "--backend", "fts5"],
        ] {
            let result = try LedeProcess(arguments + ["--in", "Indexes/A", "--in", "Indexes/B"], in: folder.url)
            #expect(result.status == 2, "\(arguments): \(result.errors)")
            #expect(result.errors.contains("--in"), "\(arguments): \(result.errors)")
            #expect(
                try LedeProcess(arguments, in: folder.url, environment: ["LEDE_INDEX": "Indexes/A:Indexes/B"]).status == 2, "\(arguments)")
        }
        _ = try lede("index", "b.jsonl", "--into", "Indexes/E", "--no-fts5", "--analyzer", "english")
        let other = try lede("search", "oil", "--in", "A", "--in", "E")
        #expect(other.status == 2, "\(other.errors)")
        #expect(
            other.errors
                == "lede: Indexes/A and Indexes/E cannot be searched as one: the first has the analyzer standard, the other english\n",
            "\(other.errors)")
        let twice = try lede("index", "b.jsonl", "--into", "Indexes/X", "--into=Indexes/Y")
        #expect(twice.status == 2)
        #expect(twice.errors.contains("--into is given twice"))
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/Indexes/Y"))
        #expect(try lede("search", "oil", "--in", "A,B").errors.contains("--in A --in B"))
    }

    @Test func anExportMakesTheSameIndex() throws {
        let written = try lede("export", "--jsonl", "out.jsonl", "--in", "A")
        #expect(written.status == 0, "\(written.errors)")
        #expect(written.output.hasPrefix("out.jsonl: 5 articles, "), "\(written.errors)")
        let file = try String(contentsOfFile: folder.path + "/out.jsonl", encoding: .utf8)
        #expect(try lede("export", "--jsonl", "--in", "A").output == file)
        #expect(try lede("export", "--in", "A", "--jsonl", "-").output == file)
        #expect(try lede("index", "out.jsonl", "--into", "Indexes/C", "--no-fts5").status == 0)
        #expect(try lede("export", "--jsonl", "--in", "C").output == file)
        let (one, other) = (
            try Index(opening: folder.path + "/Indexes/A").reader(), try Index(opening: folder.path + "/Indexes/C").reader()
        )
        #expect(one.fingerprint == other.fingerprint)
        #expect(
            try lede("search", "oil", "--in", "A", "--json").output
                == lede("search", "oil", "--in", "C", "--json").output.replacing("Indexes/C", with: "Indexes/A"))
        #expect(
            try lede("export", "--jsonl", "--in", "A", "--where", "oil", "--site", "bbc.co.uk").output.split(separator: "\n").count == 2)
        #expect(try lede("export", "--jsonl", "--in", "A", "--where", "zeppelin").status == 1)
        #expect(try lede("export", "--jsonl", "some.jsonl", "--in", "A", "--author", "novak", "--json").output.contains("\"articles\":1"))
        #expect(try lede("export", "--jsonl", "z.jsonl.gz", "--in", "A").status == 0)
        #expect(try lede("index", "z.jsonl.gz", "--into", "Indexes/Z", "--no-fts5").status == 0)
        #expect(try Index(opening: folder.path + "/Indexes/Z").reader().fingerprint == one.fingerprint)
        for arguments in [
            ["--jsonl", "--ciff", "x"], [], ["--ciff", "x", "--where", "oil"], ["--jsonl", "--surface"], ["--jsonl", "--json"],
            ["--jsonl", "/nowhere/x.jsonl"], ["--jsonl", "Indexes"],
        ] {
            #expect(try LedeProcess(["export", "--in", "Indexes/A"] + arguments, in: folder.url).status == 2, "\(arguments)")
        }
    }
}
