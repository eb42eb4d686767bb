import Foundation
import LedeModules
import LedeTestSupport
import Testing

@testable import LedeCommands

/// From a result to the article: `lede show` and `lede open`.
@Suite struct ReadingCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try makeIndex(
            "Indexes/news",
            [
                Article(
                    id: "n1", title: "Sea wall repaired", date: "2024-10-28", author: "Ada Quill", url: "https://example.org/n1?a=1&b=2",
                    path: "in/n1.md",
                    body: "The sea wall\nat Dunmere.\n\n    Table   kept\n\u{1B}[2J walls",
                    metadata: [Metadatum(name: "tags", value: "[\"sea\",\"works\"]"), Metadatum(name: "source", value: "Gazette")]),
                Article(id: "n2", title: "The sea", path: "in/n2.txt", body: "The sea was calm."),
                Article(id: "1", title: "One", url: "javascript:alert(1)", body: "An article called 1."),
                Article(id: "2", title: "Sea", body: "Sea sea sea sea sea sea."),
            ])
        try folder.write("x", to: "in/n2.txt")
    }

    private func makeIndex(_ path: String, _ articles: [Article]) throws {
        let writer = try Index(creatingAt: folder.path + "/" + path).writer()
        for article in articles { try writer.add(article) }
        try writer.commit()
        writer.close()
    }

    private func lede(_ arguments: String..., environment: [String: String] = [:], input: String = "") throws -> LedeProcess {
        let own = ["XDG_STATE_HOME": folder.path + "/state", "COLUMNS": "80"]
        return try LedeProcess(arguments, in: folder.url, environment: own.merging(environment) { $1 }, input: input)
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func anArticleIsShownByItsID() throws {
        let result = try lede("show", "n1")
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
        #expect(
            result.output
                == "Sea wall repaired\n2024-10-28 · Ada Quill\nurl: https://example.org/n1?a=1&b=2\nfile: in/n1.md\ntags: sea, works\nsource: Gazette\nn1 in Indexes/news\n\n"
                + "The sea wall\nat Dunmere.\n\n    Table   kept\n\u{FFFD}[2J walls\n")
        #expect(try !lede("show", "n1", "--color", "always").output.contains("1;33m"))
        #expect(
            try lede("show", "n1", "--mark", "\"sea wall\"", "--color", "always").output.contains("The \u{1B}[1;33msea wall\u{1B}[0m\n"))
        let json = try object(try lede("show", "n1", "--json").output)
        #expect(json["url"] as? String == "https://example.org/n1?a=1&b=2")
        #expect((json["fields"] as? [String: Any])?["tags"] as? [String] == ["sea", "works"])
        #expect((json["text"] as? String)?.hasPrefix("The sea wall\nat Dunmere.") == true)
        #expect(json["index"] as? String == "Indexes/news")
        let none = try lede("show", "n9")
        #expect(none.status == 1)
        #expect(none.output.isEmpty)
        #expect(none.errors.contains("there is no article n9"))
        #expect(try lede("show").status == 2)
    }

    @Test func aNumberIsARankOfTheLastSearch() throws {
        let before = try lede("show", "7")
        #expect(before.status == 1)
        #expect(before.errors.contains("no search to take rank 7 from"))
        #expect(try lede("show", "2").output.hasPrefix("Sea\n"), "without a search a number is an id")
        let found = try lede("search", "sea", "--ids").output.split(separator: "\n").map(String.init)
        #expect(found.count == 3)
        for (place, id) in found.enumerated() {
            let shown = try lede("show", "\(place + 1)", "--json")
            #expect(try object(shown.output)["id"] as? String == id, "\(shown.errors)")
            // 1 and 2 are ids, too.
            #expect(shown.errors.contains("--id") == (place < 2 && id != "\(place + 1)"), "\(shown.errors)")
            #expect(try lede("show", "\(place + 1)", "--color", "always").output.contains("1;33m"))
        }
        #expect(try object(try lede("show", "--id", "1", "--json").output)["title"] as? String == "One")
        #expect(try lede("show", "4").errors.contains("the last search shows no rank 4"))
        // Numbers alone are ranks.
        #expect(try lede("show", "+1").status == 1)
        #expect(try lede("show", "1.0").status == 1)
        #expect(try lede("show", "999999999999").status == 1)
        // Pages go on counting; a search without results leaves no ranks.
        _ = try lede("search", "sea", "--offset", "2", "-n", "1")
        #expect(try object(try lede("show", "3", "--json").output)["id"] as? String == found[2])
        _ = try lede("search", "zeppelin")
        #expect(try lede("show", "3").status == 1)
        // What prints no results changes nothing.
        _ = try lede("search", "sea")
        _ = try lede("search", "calm", "--count")
        _ = try lede("search", "calm", "--parse")
        #expect(try object(try lede("show", "3", "--json").output)["id"] as? String == found[2])
    }

    @Test func ranksAreOfTheIndexThatWasSearched() throws {
        try makeIndex(
            "Indexes/other", [Article(id: "o1", title: "Other", body: "ferry"), Article(id: "n1", title: "Another n1", body: "ferry sea")])
        _ = try lede("search", "ferry", "--in", "Indexes/other", "--ids")
        #expect(try lede("show", "1").output.contains("Other"))
        #expect(try lede("show", "o1").output.contains("Other"), "an id that was shown needs no --in")
        let other = try lede("show", "n2")
        #expect(other.status == 2, "two indexes, none is named, and the one searched last has no n2")
        #expect(other.errors.contains("several indexes"), "two indexes, none is named, and the one searched last has no n2")
        #expect(
            try lede("show", "1", "--in", "Indexes/news", "--json").output.contains("\"title\":\"One\""), "of another index it is an id")
        _ = try lede("search", "sea", "--in", "Indexes/news", "--in", "Indexes/other", "-n", "all")
        let ids = try (1...4).map { try object(try lede("show", "\($0)", "--json").output) }
        #expect(Set(ids.compactMap { ($0["title"] as? String) }) == ["Sea wall repaired", "The sea", "Sea", "Another n1"])
        try FileManager.default.removeItem(atPath: folder.path + "/Indexes/other")
        #expect(try (1...4).map { try lede("show", "\($0)").status }.sorted() == [0, 0, 0, 2])
    }

    @Test func aDamagedOrHostileStateIsNone() throws {
        _ = try lede("search", "sea")
        let searches = folder.path + "/state/lede/searches"
        let file = try #require(try FileManager.default.contentsOfDirectory(atPath: searches).first)
        #expect(try FileManager.default.attributesOfItem(atPath: "\(searches)/\(file)")[.posixPermissions] as? Int == 0o600)
        for text in [
            "", "{", "[]",
            "{\"query\":\"x\",\"syntax\":\"plain\",\"isAny\":false,\"indexes\":[],\"results\":[{\"rank\":1,\"index\":3,\"id\":\"n1\"}]}",
        ] {
            try text.write(toFile: "\(searches)/\(file)", atomically: true, encoding: .utf8)
            let result = try lede("show", "3")
            #expect(result.status == 1, "\(result.errors)")
            #expect(result.errors.contains("no article 3"), "\(result.errors)")
        }
        // Without a place to keep it everything else works.
        #expect(try lede("search", "sea", environment: ["XDG_STATE_HOME": "/proc/none", "HOME": ""]).status == 0)
    }

    @Test func theLastQueryOfAPipeCounts() throws {
        _ = try lede("search", "--ids", input: "calm\ndunmere\n")
        #expect(try lede("show", "1").output.hasPrefix("Sea wall repaired"))
    }

    @Test func openStartsTheOpenerAlone() throws {
        let log = folder.path + "/opened"
        try folder.write("#!/bin/sh\nprintf '%s|' \"$#\" \"$@\" >> '\(log)'\n", to: "bin/xdg-open")
        try folder.write("#!/bin/sh\nprintf '%s|' \"$#\" \"$@\" >> '\(log)'\n", to: "bin/open")
        for name in ["xdg-open", "open"] {
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path + "/bin/\(name)")
        }
        let environment = ["PATH": "bin:\(folder.path)/bin"]
        func opened(_ arguments: String...) throws -> (status: Int32, errors: String, log: String) {
            try? FileManager.default.removeItem(atPath: log)
            let own = ["XDG_STATE_HOME": folder.path + "/state"]
            let result = try LedeProcess(["open"] + arguments, in: folder.url, environment: own.merging(environment) { $1 })
            return (result.status, result.errors, (try? String(contentsOfFile: log, encoding: .utf8)) ?? "")
        }
        #expect(try opened("n1") == (0, "", "1|https://example.org/n1?a=1&b=2|"))
        #expect(try opened("n2").log.hasSuffix("/in/n2.txt|"))
        _ = try lede("search", "dunmere")
        #expect(try opened("1").log == "1|https://example.org/n1?a=1&b=2|")
        #expect(try opened("n1", "--print").log.isEmpty)
        #expect(try lede("open", "n1", "--print").output == "https://example.org/n1?a=1&b=2\n")
        let hostile = try opened("--id", "1")
        #expect(hostile.status == 2)
        #expect(hostile.log.isEmpty)
        #expect(hostile.errors.contains("is not http, https or a file"))
        #expect(try opened("2", "--id").errors.contains("has no address and no file"))
        let without = try lede("open", "n1", environment: ["PATH": "relative"])
        #expect(without.status == 2)
        #expect(without.errors.contains("https://example.org/n1?a=1&b=2"))
    }

    @Test(arguments: [
        ("https://example.org/a b\"c'<é>\n\u{1B}]", "https://example.org/a%20b%22c'%3C%C3%A9%3E%0A%1B]"),
        ("HTTP://Example.org", "http://Example.org"), ("https://exämple.org/x", "https://ex%C3%A4mple.org/x"),
        ("https://u:p@h:80/?q=;|&$(x)`", "https://u:p@h:80/?q=;%7C&$(x)%60"), ("javascript:alert(1)", nil), ("https:/x", nil),
        ("https://", nil), ("-https://x", nil), ("file:///etc/passwd", nil),
        ("https://a b/", nil), ("https://\u{1B}[2J/", nil), ("data:text/html,x", nil), ("ftp://x/y", nil), (" https://x", nil),
        ("https:///x", nil), ("https://x/" + String(repeating: "é", count: 1_000), nil),
    ])
    func addressesAreOfTheWebAndPlain(_ text: String, _ expected: String?) { #expect(ArticleTarget.address(text) == expected) }

    @Test func filesThatMightBeRunAreNotOpened() throws {
        for name in ["a.desktop", "b.sh", "c", "d.app", "e.command", "f.html.exe", ".md"] { try folder.write("x", to: "in/\(name)") }
        for name in ["ok.txt", "OK.HTML", "-rf.md", "a b;c.md"] { try folder.write("x", to: "in/\(name)") }
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/in/link.txt", withDestinationPath: "b.sh")
        func target(_ path: String, url: String? = nil) throws(CommandFailure) -> ArticleTarget {
            try ArticleTarget(Article(id: "x", url: url, path: path, body: ""), in: folder.path)
        }
        for name in ["a.desktop", "b.sh", "c", "d.app", "e.command", "f.html.exe", "link.txt", "missing.txt", "", "a\u{0}.txt", "."] {
            #expect(throws: CommandFailure.self, "\(name)") { try target("in/\(name)") }
        }
        for name in ["ok.txt", "OK.HTML", "-rf.md", "a b;c.md"] { #expect(try target("in/\(name)") == .file("\(folder.path)/in/\(name)")) }
        #expect(try target("-x", url: "file://\(folder.path.replacing(" ", with: "%20"))/in/ok.txt") == .file("\(folder.path)/in/ok.txt"))
        #expect(throws: CommandFailure.self) { try target("in/ok.txt", url: "file:///etc/hosts") }
        #expect(try target("in/ok.txt", url: "file://server/share/x.txt") == .file("\(folder.path)/in/ok.txt"))
        #expect(throws: CommandFailure.self) { try ArticleTarget(Article(id: "x", path: "/dev/null", body: ""), in: "/") }
        #expect(throws: CommandFailure.self) { try ArticleTarget(Article(id: "x", body: ""), in: "/") }
    }

    @Test func titlesAreLinksWhereTheTerminalHasThem() throws {
        let linked = try lede("search", "sea", "--links", "always").output
        #expect(linked.contains("\u{1B}]8;;https://example.org/n1?a=1&b=2\u{1B}\\Sea wall repaired\u{1B}]8;;\u{1B}\\\n"))
        #expect(linked.contains("/in/n2.txt\u{1B}\\The sea\u{1B}]8;;"))
        #expect(linked.contains("]8;;file:///"))
        #expect(try !lede("search", "sea").output.contains("\u{1B}"))
        #expect(try !lede("search", "article", "--links", "always").output.contains("javascript"))
        #expect(try !lede("search", "sea", "--links", "always", "--json").output.contains("\u{1B}"))
        let terminals: [([String: String], Bool)] = [
            (["TERM": "xterm-256color", "VTE_VERSION": "7600"], true), (["TERM": "xterm-256color", "VTE_VERSION": "4000"], false),
            (["TERM": "xterm-256color"], false), (["TERM": "xterm-kitty"], true),
            (["TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.5a"], true),
            (["TERM": "screen", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3"], false),
            (["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"], true), (["TERM": "dumb", "VTE_VERSION": "7600"], false), ([:], false),
            (["TERM": "foot"], true), (["TERM": "xterm", "WT_SESSION": "x"], true),
        ]
        for (environment, expected) in terminals {
            #expect(LinkMode.auto.hasLinks(onTerminal: true, environment: environment) == expected, "\(environment)")
            #expect(!LinkMode.auto.hasLinks(onTerminal: false, environment: environment))
            #expect(LinkMode.always.hasLinks(onTerminal: false, environment: environment))
        }
    }

    @Test(arguments: ["https://x/\u{1B}\\\u{1B}[2J", "https://x/\u{7}\u{9C}", "https://x/\n\r\t ", "https://x/é\u{202E}"])
    func linksHoldNothingThatATerminalObeys(_ url: String) throws {
        let link = try #require(ResultLink(Article(id: "x", url: url, body: "")))
        #expect(link.address.utf8.allSatisfy { (0x21...0x7E).contains($0) })
        #expect(link.address.hasPrefix("https://x/"))
        #expect(link.around("T").split(separator: "\u{1B}", omittingEmptySubsequences: false).count == 5)
    }

    @Test func linksToFiles() throws {
        try folder.write("x", to: "in/a b;é\u{1B}.md")
        let link = try #require(ResultLink(Article(id: "x", path: "in/a b;é\u{1B}.md", body: ""), in: folder.path))
        #expect(link.address.hasPrefix("file:///"))
        #expect(link.address.hasSuffix("/in/a%20b%3B%C3%A9%1B.md"))
        #expect(ResultLink(Article(id: "x", path: "in/none.md", body: ""), in: folder.path) == nil)
        #expect(ResultLink(Article(id: "x", path: "in/n2.txt", body: ""), in: folder.path, hasFiles: false) == nil)
        #expect(ResultLink(Article(id: "x", url: "javascript:alert(1)", body: "")) == nil)
    }
}
