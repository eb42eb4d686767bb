import LedeArticleIngest
import LedeArticleModel
import Foundation
import LedeTestSupport
import Testing

/// Folders are read completely, in one order, without hidden names, and always to an end.
@Suite struct WalkTests {
    @Test func orderIsThatOfTheNames() throws {
        let folder = try TemporaryFolder()
        for name in ["b.txt", "a/2.txt", "a/10.txt", "a/sub/z.txt", "c.txt", "B.txt", ".hidden.txt", ".git/x.txt", "é.txt"] {
            try folder.write("Some words of text in \(name).\n", to: name)
        }
        let expected = ["B.txt", "a/10.txt", "a/2.txt", "a/sub/z.txt", "b.txt", "c.txt", "é.txt"].map {
            folder.url.lastPathComponent + "/" + $0
        }
        #expect(Readings([folder.path]).articles.map(\.id) == expected)
        #expect(Readings([folder.path + "/"]).articles.map(\.id) == expected)
    }

    @Test func loopsOfLinksEnd() throws {
        let folder = try TemporaryFolder()
        try folder.write("Some words of text.\n", to: "a/1.txt")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/a/loop", withDestinationPath: folder.path)
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/dangling", withDestinationPath: folder.path + "/none")
        let readings = Readings([folder.path])
        #expect(readings.articles.count == 1)
        #expect(readings.problems.map(\.kind) == [.unreadable])
    }

    private func read(_ folder: TemporaryFolder, _ options: ReadingOptions = ReadingOptions(), below: String = "") -> (
        ids: [String], passedOver: [String]
    ) {
        let path = folder.path + below
        func short(_ text: String) -> String {
            text.replacing(folder.path + "/", with: "").replacing(folder.url.lastPathComponent + "/", with: "")
        }
        return (
            Readings([path], options).articles.map { short($0.id) },
            ArticleSource(paths: [path], options: options).passedOver.map { short($0.path) }
        )
    }

    @Test func whatIsNoArticleIsPassedOver() throws {
        let folder = try TemporaryFolder()
        let articles = ["a.txt", "b.md", "notes/c.txt", "page.html", "noending", "x_files/kept.txt"]
        let others = [
            "a.txt~", "#a.txt#", "b.bak", "c.swp", "d.orig", "app.js", "main.css", "x.PY", "i.svg", "app.js.gz", "p.jpg",
            "node_modules/m/readme.md", "page_files/frame.htm", "page_files/x.json",
        ]
        for name in articles + others { try folder.write("Some words of text.\n", to: name) }
        try folder.write(Array("LEDE".utf8) + [1, 2, 3], to: "index/manifest")
        try folder.write("Some words.\n", to: "index/segment-1.terms")
        try folder.write("Some words.\n", to: "notindex/manifest")
        let found = read(folder)
        #expect(Set(found.ids) == Set(articles + ["notindex/manifest"]))
        #expect(Set(found.passedOver) == Set(others.filter { !$0.contains("/") } + ["node_modules", "page_files", "index"]))
        // What is named is read.
        #expect(read(folder, below: "/app.js").ids == ["app.js"])
        var options = ReadingOptions()
        options.include = [try #require(PathGlob("*.js"))]
        #expect(read(folder, options).ids == ["app.js"])
    }

    @Test func includeAndExclude() throws {
        let folder = try TemporaryFolder()
        for name in ["a.txt", "b.md", "drafts/c.md", "notes/d.md", "notes/old/e.md", "notes/f.txt"] {
            try folder.write("Some words of text.\n", to: name)
        }
        func ids(_ include: [String], _ exclude: [String]) throws -> [String] {
            var options = ReadingOptions()
            options.include = try include.map { try #require(PathGlob($0)) }
            options.exclude = try exclude.map { try #require(PathGlob($0)) }
            return read(folder, options).ids
        }
        #expect(try ids(["*.md"], []) == ["b.md", "drafts/c.md", "notes/d.md", "notes/old/e.md"])
        #expect(try ids(["*.md"], ["drafts/"]) == ["b.md", "notes/d.md", "notes/old/e.md"])
        #expect(try ids(["notes/*.md"], []) == ["notes/d.md"])
        #expect(try ids(["notes/**"], []) == ["notes/d.md", "notes/f.txt", "notes/old/e.md"])
        #expect(try ids(["**/old/*"], []) == ["notes/old/e.md"])
        #expect(try ids(["*.{txt,md}"], ["notes"]) == ["a.txt", "b.md", "drafts/c.md"])
        #expect(try ids(["[ab].*", "f.?xt"], []) == ["a.txt", "b.md", "notes/f.txt"])
        #expect(try ids([], ["*"]) == [])
    }

    /// The matcher against one that tries everything.
    @Test func globsAgreeWithASlowOracle() {
        func slow(_ pattern: Substring, _ text: Substring) -> Bool {
            guard let first = pattern.first else { return text.isEmpty }
            if pattern.hasPrefix("**/") {
                if slow(pattern.dropFirst(3), text) { return true }
                return text.indices.contains { text[$0] == "/" && slow(pattern.dropFirst(3), text[text.index(after: $0)...]) }
            }
            if first == "*" {
                return slow(pattern.dropFirst(), text) || (text.first.map { $0 != "/" } ?? false && slow(pattern, text.dropFirst()))
            }
            guard let next = text.first else { return false }
            return (first == "?" ? next != "/" : first == next) && slow(pattern.dropFirst(), text.dropFirst())
        }
        var random = SeededGenerator(seed: 3)
        for _ in 0..<20_000 {
            let pieces = ["a", "b", "*", "?", "a", "b"]
            var pattern = ""
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                let piece = pieces.randomElement(using: &random) ?? "a"
                if pattern.last != "*" || piece != "*" { pattern += piece }
            }
            let isPath = Bool.random(using: &random)
            if isPath { pattern = ["**/", "x/", "*/"].randomElement(using: &random)! + pattern }
            let text = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                (0..<Int.random(in: 1...3, using: &random)).map { _ in "abx".randomElement(using: &random)! }.map(String.init).joined()
            }
            let parts = text
            let wanted = parts.indices.contains { end in
                isPath ? slow(pattern[...], parts[...end].joined(separator: "/")[...]) : slow(pattern[...], parts[end][...])
            }
            let found = PathGlob(pattern)?.matches(parts.joined(separator: "/"), isFolder: false)
            #expect(found == wanted, "\(pattern) \(parts)")
        }
        #expect(PathGlob("") == nil)
        #expect(PathGlob("[a") == nil)
        #expect(PathGlob("{a") == nil)
        #expect(PathGlob("/") == nil)
        let hostile = PathGlob(String(repeating: "*a", count: 200))
        #expect(hostile?.matches(String(repeating: "a", count: 150) + "b", isFolder: false) == false)
    }

    @Test func linksStayInTheFolder() throws {
        let folder = try TemporaryFolder()
        try folder.write("Some words of text.\n", to: "out/secret.txt")
        try folder.write("Some words of text.\n", to: "in/a.txt")
        try folder.write("Some words of text.\n", to: "in/.store/kept.txt")
        let manager = FileManager.default
        for (name, target) in [
            ("up", ".."), ("file.txt", "../out/secret.txt"), ("again.txt", "a.txt"), ("self", "."), ("kept.txt", ".store/kept.txt"),
            ("far", folder.path + "/out"),
        ] {
            try manager.createSymbolicLink(atPath: folder.path + "/in/" + name, withDestinationPath: target)
        }
        let found = read(folder, below: "/in")
        #expect(found.ids == ["in/a.txt", "in/kept.txt"])
        #expect(found.passedOver == ["in/far", "in/file.txt", "in/up"])
        var options = ReadingOptions()
        options.followsLinks = true
        #expect(read(folder, options, below: "/in").ids == ["in/a.txt", "in/far/secret.txt", "in/kept.txt"])
    }

    @Test(arguments: [
        ("a.rar", "Rar!\u{1A}\u{7}\u{1}\u{0}", "RAR is not read; unpack it, and name the folder"),
        ("a.bz2", "BZh9 x", "not bzip2 data"),
        ("a.txt", "{\\rtf1 x}", "RTF is not read; save it as text or HTML, or: pandoc -t plain FILE"),
        ("a.xml", "<?xml version=\"1.0\"?>\n<news/>", "XML is not read; make HTML, CSV or JSON Lines of it"),
    ])
    func formatsThatAreNotReadAreNamed(_ name: String, _ content: String, _ reason: String) throws {
        let found = try Readings(name, holding: content)
        #expect(found.articles == [])
        #expect(found.problems.map(\.reason) == [reason])
        #expect(found.problems.map(\.isOfInput) == [true])
    }

    @Test func thousandsOfTinyFiles() throws {
        let folder = try TemporaryFolder()
        for index in 0..<3_000 { try Data("Note \(index).\n".utf8).write(to: folder.url.appending(path: "\(index).txt")) }
        let readings = Readings([folder.path])
        #expect(readings.articles.count == 3_000)
        #expect(readings.problems.isEmpty)
        let ids = readings.articles.map(\.id)
        #expect(ids == ids.sorted())
    }

    @Test func anEmptyFolderHoldsNothing() throws {
        let folder = try TemporaryFolder()
        let readings = Readings([folder.path])
        #expect(readings.articles.isEmpty)
        #expect(readings.problems.isEmpty)
    }

    @Test func ofABEIRFolderTheCorpusIsRead() throws {
        let folder = try TemporaryFolder()
        let corpus = """
            {"_id": "d1", "title": "A title", "text": "Words.", "metadata": {"url": "http://x", "pubmed_id": 17, "authors": ["A", "B"], "none": null}}
            {"_id": "d2", "title": "", "text": "More words.", "metadata": {}}

            """
        try folder.write(corpus, to: "sets/one/corpus.jsonl")
        try folder.write("{\"_id\": \"q1\", \"text\": \"a query\"}\n", to: "sets/one/queries.jsonl")
        try folder.write("query-id\tcorpus-id\tscore\nq1\td1\t1\n", to: "sets/one/qrels/test.tsv")
        try folder.write("{\"id\": \"other\", \"text\": \"No collection.\"}\n", to: "sets/two/corpus.jsonl")
        for path in [folder.path, folder.path + "/sets/one"] {
            let readings = Readings([path])
            #expect(readings.problems == [])
            #expect(readings.articles.prefix(2).map(\.id) == ["d1", "d2"])
            #expect(readings.articles.count == (path == folder.path ? 3 : 2))
            #expect(
                readings.articles[0].metadata == [
                    Metadatum(name: "url", value: "http://x"), Metadatum(name: "pubmed_id", value: "17"),
                    Metadatum(name: "authors", value: "[\"A\",\"B\"]"),
                ])
            #expect(readings.articles[1].metadata == [])
        }
        // A file that is named is read.
        #expect(Readings([folder.path + "/sets/one/queries.jsonl"]).articles.map(\.id) == ["q1"])
    }
}
