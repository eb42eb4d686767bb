import Foundation
import LedeModules
import LedeTestSupport
import Testing

@testable import LedeCommands

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// `lede save` and `lede news`, as they are typed.
@Suite struct NewsCommandTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try add(Article(id: "old", body: "The old sea wall."))
    }

    private func add(_ articles: Article...) throws {
        let writer = try Index(creatingAt: folder.path + "/Indexes/harbour").writer()
        for article in articles { try writer.add(article) }
        try writer.commit()
        writer.close()
    }

    private func lede(_ arguments: String...) throws -> LedeProcess { try LedeProcess(arguments, in: folder.url) }

    private func objects(_ process: LedeProcess) throws -> [[String: Any]] {
        try process.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func aMorning() throws {
        let none = try lede("news")
        #expect(none.status == 2)
        #expect(none.errors.contains("lede save NAME QUERY"))
        let saved = try lede("save", "walls", "\"sea wall\"", "OR", "-5", "--author", "quill")
        #expect(saved.status == 0, "\(saved.errors)")
        #expect(saved.output == "walls is saved; what comes from now on is shown by: lede news walls\n", "\(saved.errors)")
        #expect(try lede("save", "all", "*").status == 0)
        let nothing = try lede("news")
        #expect(nothing.status == 1)
        #expect(nothing.output.isEmpty)
        #expect(nothing.errors.isEmpty)

        try add(
            Article(id: "new", title: "Wall stands", date: "2025-03-01", author: "Ada Quill", body: "The sea wall stands."),
            Article(id: "other", body: "A lamp."))
        let list = try lede("save", "--list")
        #expect(list.status == 0, "\(list.output)")
        #expect(list.output.contains("'\"sea wall\" OR -5' --author quill"), "\(list.output)")
        #expect(try objects(try lede("save", "--list", "--json")).map { $0["news"] as? Int } == [2, 1])
        let peeked = try lede("news", "walls", "--peek")
        #expect(peeked.status == 0)
        #expect(
            peeked.output.hasPrefix(
                "walls: 1 new article\n\n 1  Wall stands\n    2025-03-01 · Ada Quill · new\n    The sea wall stands."))
        let told = try lede("news")
        #expect(told.status == 0)
        #expect(told.output.contains("all: 2 new articles\n"))
        #expect(told.output.contains("walls: 1 new article\n"))
        #expect(!told.output.contains("old"))
        #expect(try lede("news").status == 1)
        // Whatever was reported before.
        let since = try lede("news", "walls", "--since", "1", "--json")
        #expect(since.status == 0)
        #expect(since.output.contains("\"new\""))
        #expect(try objects(try lede("news", "walls", "all", "--all", "--json")).count == 6)
        #expect(try lede("news", "walls").status == 1)

        // A changed text is news again, what is gone is not.
        try add(Article(id: "new", title: "Wall stands", author: "Ada Quill", body: "The sea wall stands firm."))
        #expect(try lede("news", "walls").output.contains("stands firm"))
        try add(Article(id: "newer", author: "Quill", body: "sea wall"))
        #expect(try lede("delete", "newer").status == 0)
        #expect(try lede("news", "walls").status == 1)

        #expect(try lede("save", "walls", "ferry").output.hasPrefix("walls is saved anew;"))
        #expect(try lede("save", "--remove", "walls").output == "walls is no longer kept\n")
        let unknown = try lede("news", "wals")
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("no search called \"wals\""))
        #expect(try lede("save", "--remove", "walls").status == 1)
        #expect(try lede("save", "--remove", "all").status == 0)
        #expect(try lede("save", "--list").status == 1)
    }

    @Test func jsonLines() throws {
        #expect(try lede("save", "walls", "wall").status == 0)
        try add(
            Article(
                id: "new", title: "Wall", date: "2025-03-01", url: "https://a.org/1", body: "A wall.",
                metadata: [Metadatum(name: "section", value: "port")]))
        let objects = try objects(try lede("news", "--json", "--peek"))
        #expect(objects.count == 2)
        #expect(objects[0]["search"] as? String == "walls")
        #expect(objects[0]["commit"] as? Int == 3)
        #expect(objects[0]["id"] as? String == "new")
        #expect(objects[0]["snippet"] as? String == "A wall.")
        #expect(objects[0]["rank"] == nil)
        let summary = try #require(objects[1]["summary"] as? [String: Any])
        #expect(summary["news"] as? Int == 1)
        #expect(summary["since"] as? Int == 2)
        #expect(summary["commit"] as? Int == 3)
        #expect(summary["query"] as? String == "wall")
        let documented = try String(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(
                path: "../../../Sources/Lede/Lede.docc/JSONOutput.md"
            )
            .standardizedFileURL, encoding: .utf8)
        for key in objects.flatMap(\.keys) + summary.keys { #expect(documented.contains("`\(key)`"), "\(key) is not documented") }
    }

    /// What an Atom feed has, element by element.
    private final class FeedReader: NSObject, XMLParserDelegate {
        var path: [String] = []
        var texts: [(path: String, text: String)] = []
        var categories: [String] = []
        var links: [String] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
        ) {
            path.append(name)
            texts.append((path.joined(separator: "/"), ""))
            if name == "category" { categories.append(attributes["term"] ?? "") }
            if name == "link" { links.append(attributes["href"] ?? "") }
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            guard let place = texts.lastIndex(where: { $0.path == path.joined(separator: "/") }) else { return }
            texts[place].text += text
        }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) { path.removeLast() }

        func all(_ path: String) -> [String] { texts.filter { $0.path == path }.map(\.text) }
    }

    private func feed(_ arguments: String...) throws -> FeedReader {
        let process = try LedeProcess(["news", "--atom"] + arguments, in: folder.url)
        #expect(process.status < 2, "\(process.errors)")
        let reader = FeedReader()
        let parser = XMLParser(data: Data(process.output.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError)) in \(process.output)")
        return reader
    }

    @Test func anAtomFeed() throws {
        for (name, query) in [("walls & <ferries>", "wall"), ("sea", "sea")] { #expect(try lede("save", name, query).status == 0) }
        try add(
            Article(
                id: "a", title: "Wall & <sea> \u{1}\u{FFFF}", date: "2025-03-01T14:08", author: "Ada \"Q\" Quill",
                url: "https://a.org/1?b=2&c=\"3\"", body: "wall & sea ]]> \u{0C}end"),
            Article(id: "b", url: "javascript:alert(1)", body: "The wall stands."))
        let feed = try feed("--peek")
        let entries = feed.all("feed/entry/id")
        #expect(entries.count == 2)
        #expect(Set(entries).count == 2)
        #expect(entries.allSatisfy { $0.wholeMatch(of: /urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/) != nil })
        #expect(feed.all("feed/id").count == 1)
        #expect(feed.all("feed/title") == ["harbour: sea, walls & <ferries>"])
        #expect(feed.all("feed/entry/title") == ["Wall & <sea> \u{FFFD}\u{FFFD}", "The wall stands."])
        #expect(feed.all("feed/entry/author/name") == ["Ada \"Q\" Quill"])
        #expect(
            feed.all("feed/entry/content")[0] == "wall & sea ]]> \u{FFFD}end"
                || feed.all("feed/entry/content")[0].hasPrefix("wall & sea ]]>"))
        #expect(feed.links == ["https://a.org/1?b=2&c=\"3\""])
        #expect(feed.categories == ["sea", "walls & <ferries>", "walls & <ferries>"])
        let times = feed.all("feed/updated") + feed.all("feed/entry/updated") + feed.all("feed/entry/published")
        #expect(times.count == 4)
        #expect(times.allSatisfy { $0.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil })
        #expect(feed.all("feed/entry/published") == ["2025-03-01T14:08:00Z"])
        // Asked again it has the same ids.
        let again = try self.feed()
        #expect(again.all("feed/entry/id") == entries)
        #expect(try self.feed().all("feed/entry/id").isEmpty)
    }

    /// What could not be written does not count as reported.
    @Test func aFullDiskMovesNoMark() throws {
        #expect(try lede("save", "walls", "wall").status == 0)
        try add(Article(id: "new", body: "A wall."))
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let command = "exec '\(try LedeProcess.executable().path)' news --json > /dev/full"
        #expect(try LedeProcess(URL(filePath: "/bin/sh"), ["-c", command], in: folder.url).status == 2)
        #expect(try lede("news").status == 0)
        #expect(try lede("news").status == 1)
    }

    @Test(arguments: [
        ["save"], ["save", "walls"], ["save", "-x", "wall"], ["save", "walls", "wall", "--list"], ["save", "--list", "--remove", "walls"],
        ["save", "walls", "a", "--json"],
        ["save", "walls", "(", "--syntax", "fts5"], ["save", "walls", "--syntax", "fts5", "--on", "2024"],
        ["save", "walls", "wall", "--after", "someday"],
        ["news", "--json", "--atom"], ["news", "--all", "--since", "3"], ["news", "--since", "-1"], ["news", "--in", "nowhere"],
    ]) func whatIsWrongIsSaid(arguments: [String]) throws {
        let process = try LedeProcess(arguments, in: folder.url)
        #expect(process.status == 2, "\(process.errors)")
        #expect(process.errors.hasPrefix("lede: "), "\(process.errors)")
        #expect(try lede("save", "--list").status == 1)
    }
}
