import Foundation
import LedeModules
import LedeTestSupport
import Testing

@testable import LedeCommands

/// `lede search` without a query: queries from a pipe and from a prompt.
@Suite final class PromptTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let writer = try Index(creatingAt: folder.path + "/Indexes/harbour").writer()
        try writer.add(Article(id: "h1", title: "Sea wall repaired", body: "The sea wall at Dunmere was repaired. Walls stand."))
        try writer.add(Article(id: "h2", body: "The sea was calm."))
        try writer.commit()
        writer.close()
    }

    private func search(_ arguments: String..., input: String) throws -> LedeProcess {
        try LedeProcess(["search"] + arguments, in: folder.url, input: input)
    }

    @Test func aPipeGivesAQueryALine() throws {
        let result = try search(input: "sea wall\n\n  \nzeppelin\n\"sea was\"")
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        #expect(result.output.hasPrefix("query 1: sea wall\n 1  "), "\(result.output)")
        #expect(result.output.contains("\n\nquery 2: zeppelin\nno matches · "))
        #expect(result.output.contains("\n\nquery 3: \"sea was\"\n 1  "))
        #expect(try search("--count", input: "sea\nwall\nzeppelin\n").output == "2\n1\n0\n")
        #expect(try search(input: "zeppelin\n").status == 1)
        #expect(try search(input: "\n").status == 2)
        let bad = try search(input: "\u{1B}[2J\n")
        #expect(bad.status == 1)
        #expect(!bad.output.contains("\u{1B}"))
    }

    @Test func objectsNameTheirQuery() throws {
        let result = try search("--json", input: "wall\nsea\n")
        let objects = try result.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(objects.map { $0["queryNumber"] as? Int } == [1, 1, 2, 2, 2])
        #expect(objects.map { $0["query"] as? String } == ["wall", "wall", "sea", "sea", "sea"])
        #expect(objects.map { $0["summary"] != nil } == [false, true, false, false, true])
    }

    @Test func wordsAreCompletedBeforeTheCursor() throws {
        let completion = WordCompletion { prefix in
            ["sea", "sealed", "wall", "wallpaper", "zoo"].filter { $0.hasPrefix(prefix.lowercased()) }
        }
        #expect(completion.complete("the zo") == .init(replaced: 2, inserted: "zoo "))
        #expect(completion.complete("title:Zo") == .init(replaced: 2, inserted: "zoo "))
        #expect(completion.complete("a -(\"s") == .init(replaced: 1, inserted: "sea"))
        #expect(completion.complete("sea") == .init(choices: ["sea", "sealed"]))
        #expect(completion.complete("-w") == .init(replaced: 1, inserted: "wall"))
        for line in ["", "zoo ", "xyz", "\"", "-"] { #expect(completion.complete(line) == .init()) }
    }

    @Test func fieldsAndTheirValuesAreCompleted() throws {
        let values = ["author": ["Jan Novák", "Ann Jansen"], "date": ["2024", "2023"], "source": ["Gazette"]]
        let completion = WordCompletion(
            fields: ["title", "body", "author", "date", "source"],
            values: { field, prefix in values[field, default: []].filter { prefix.isEmpty || $0.lowercased().contains(prefix.lowercased()) }
            },
            { prefix in ["january", "author", "authority", "titles"].filter { $0.hasPrefix(prefix.lowercased()) } })
        #expect(completion.complete("sou") == .init(replaced: 3, inserted: "source:"))
        #expect(completion.complete("sea -auth") == .init(replaced: 4, inserted: "author"))
        #expect(completion.complete("author") == .init(choices: ["author:", "author", "authority"]))
        #expect(completion.complete("") == .init(choices: ["title:", "body:", "author:", "date:", "source:"]))
        #expect(completion.complete("author:jan") == .init(choices: ["\"Jan Novák\"", "\"Ann Jansen\""]))
        #expect(completion.complete("sea author:nov") == .init(replaced: 3, inserted: "\"Jan Novák\" "))
        #expect(completion.complete("(Author:\"jan nov") == .init(replaced: 8, inserted: "\"Jan Novák\" "))
        #expect(completion.complete("source:") == .init(replaced: 0, inserted: "Gazette "))
        #expect(completion.complete("date:") == .init(choices: ["2024", "2023"]))
        #expect(completion.complete("author:xyz") == .init())
        #expect(completion.complete("title:jan") == .init(replaced: 3, inserted: "january "))
        #expect(completion.complete("\"sea wall\" jan") == .init(replaced: 3, inserted: "january "))
        #expect(completion.complete(".ne") == .init(replaced: 2, inserted: "next "))
        #expect(completion.complete(".s") == .init(choices: ["set", "show"]))
    }

    @Test func valuesOfFieldsComeFromTheIndex() throws {
        let writer = try Index(creatingAt: folder.path + "/Indexes/fields").writer()
        for (number, author) in ["Jan Novák", "Jan Novák", "Ann Jansen", "ÉDITH Piaf", "Bo"].enumerated() {
            try writer.add(
                Article(
                    id: "f\(number)", date: "202\(number)-01-01", author: author, body: "sea",
                    metadata: [Metadatum(name: "section", value: "Port & harbour")]))
        }
        try writer.commit()
        try writer.delete(id: "f4")
        try writer.commit()
        writer.close()
        let searcher = Searcher(reader: try Index(opening: folder.path + "/Indexes/fields").reader())
        func values(_ field: String, _ prefix: String, limit: Int = 9) throws -> [String] {
            try searcher.fieldValues(of: field, beginningWith: prefix, limit: limit).map(\.text)
        }
        #expect(try values("author", "jan") == ["Jan Novák", "Ann Jansen"])
        #expect(try values("author", "novak") == ["Jan Novák"])
        #expect(try values("author", "edi") == ["ÉDITH Piaf"])
        #expect(try values("author", "", limit: 1) == ["Jan Novák"])
        #expect(try values("author", "bo").isEmpty)
        #expect(try values("author", "ovak").isEmpty)
        #expect(try values("section", "harb") == ["Port & harbour"])
        #expect(try values("date", "202").count == 4)
        #expect(try values("nothing", "").isEmpty)
    }

    @Test(arguments: [
        ("sea wall", PromptLine.query("sea wall")), (".5 million", .query(".5 million")), (" .net", .query(" .net")),
        ("...", .query("...")), ("\"exit\"", .query("\"exit\"")),
        (".help", .help), ("help", .help), ("?", .help), (".h", .help), ("exit", .quit), ("QUIT", .quit), (":q", .quit), (".q", .quit),
        (".exit", .quit), ("exit polls", .query("exit polls")),
        (".next", .next), (".n", .next), (".show 3", .show(3)), (".sh 3", .show(3)), (".open 12", .open(12)),
        (".set", .set(name: nil, value: nil)), (".set sort date", .set(name: "sort", value: "date")),
        (".set --sort=date", .set(name: "sort", value: "date")),
        (".set weights title=3,body=1", .set(name: "weights", value: "title=3,body=1")),
        (".set explain", .set(name: "explain", value: nil)),
    ])
    func linesThatStartWithADotAreCommands(line: String, meaning: PromptLine) {
        #expect(PromptLine(line) == meaning)
    }

    @Test(arguments: [".show", ".show x", ".show 0", ".open 1 2", ".s", ".nxet", ".zebra"])
    func wrongCommandsAreNoQueries(line: String) {
        guard case .wrong(let what) = PromptLine(line) else {
            Issue.record("\(line)")
            return
        }
        #expect(what.contains(line == ".nxet" ? "there is .next" : "."))
    }

    @Test func settingsAreTheOptionsOfSearch() {
        var settings = PromptSettings(["--in", "a", "--in=b", "-n5", "--explain", "--weights", "title=3", "--bm25=lucene"])
        #expect(settings.arguments == ["--in", "a", "--in", "b", "-n", "5", "--explain", "--weights", "title=3", "--bm25", "lucene"])
        #expect(settings.shown == ["n 5", "explain", "weights title=3", "bm25 lucene"])
        settings.set("limit", "7")
        let unset = [settings.unset("explain"), settings.unset("explain")]
        #expect(unset == [true, false])
        settings.set("b", "0.3")
        #expect(settings.arguments == ["--in", "a", "--in", "b", "--weights", "title=3", "--bm25", "lucene", "-n", "7", "--b", "0.3"])
    }

    @Test func theHistoryIsInTheStateFolder() throws {
        let path = try #require(HistoryFile.prepare(environment: ["XDG_STATE_HOME": folder.path + "/state", "HOME": "/nowhere"]))
        #expect(path == folder.path + "/state/lede/history")
        #expect(FileManager.default.fileExists(atPath: path))
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        #expect(
            HistoryFile.prepare(environment: ["XDG_STATE_HOME": "relative", "HOME": folder.path]) == folder.path
                + "/.local/state/lede/history")
        #expect(HistoryFile.prepare(environment: [:]) == nil)
    }

    @Test(.enabled(if: TerminalProcess.isAvailable, "needs script of util-linux")) func thePromptEditsAndCompletes() throws {
        let result = try prompt("dunm\\t\\n")
        #expect(result.contains("lede> "), "\(result)")
        #expect(result.contains("1 match · "), "\(result)")
        let history = try String(contentsOfFile: folder.path + "/state/lede/history", encoding: .utf8)
        #expect(history.contains("dunmere"))
        #expect(try prompt("wall\\n", kind: "dumb").contains("1 match · "))
    }

    @Test(.enabled(if: TerminalProcess.isAvailable, "needs script of util-linux")) func controlCGivesUpALineOnly() throws {
        // Twice on an empty line, and once after a word; what is typed after still is answered.
        let result = try prompt("\\003\\003ferry\\003wall\\n")
        #expect(result.contains("^C"), "\(result)")
        #expect(result.contains("1 match · "), "\(result)")
    }

    @Test(.enabled(if: TerminalProcess.isAvailable, "needs script of util-linux")) func commandsAtThePrompt() throws {
        let result = try prompt(
            ".set n 1\\nsea\\n.next\\n.next\\n.show 2\\n.show 9\\n.set\\n.set n off\\n.set colour red\\n.set sort upwards\\n.nonsense\\nsea --sort date\\nexit\\n"
        )
        #expect(result.contains(".help shows commands"), "\(result)")
        #expect(result.contains("2 matches, 1 shown · "), "\(result)")
        #expect(result.contains(" · .next for more"), "\(result)")
        #expect(result.contains("\n 2  "), "\(result)")
        #expect(result.contains("there are no more results"))
        #expect(result.contains("result 9 is not among those that were shown"))
        #expect(result.contains("\nn 1\n"), "\(result)")
        #expect(result.contains("there is no setting 'colour'"), "\(result)")
        #expect(result.contains("there is no command .nonsense"), "\(result)")
        #expect(result.contains("--sort is searched for as text; an option is set with .set sort"), "\(result)")
        #expect(result.contains("upwards"))
    }

    /// Types `keys` (for printf).
    private func prompt(_ keys: String, kind: String = "xterm") throws -> String {
        try TerminalProcess.lede(
            ["search", "--color", "never", "--in", "Indexes/harbour"], columns: 100, rows: 40, in: folder.url,
            environment: ["TERM": kind, "XDG_STATE_HOME": folder.path + "/state"], keys: keys
        ).output
    }
}
