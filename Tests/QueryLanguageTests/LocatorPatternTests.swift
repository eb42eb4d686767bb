import LedeArticleModel
import Testing
import LedeTextAnalysis

@testable import LedeQueryLanguage

/// What `url:`, `site:`, `path:` and `id:` ask for, and `*`.
@Suite struct LocatorPatternTests {
    private func matching(_ kind: LocatorPattern.Kind, _ text: String, _ values: [String]) throws -> [String] {
        let pattern = try #require(LocatorPattern(kind, text: text))
        return values.filter { pattern.matches($0) }
    }

    private static let someURLs = [
        "https://www.bbc.co.uk/news/a1", "http://news.bbc.co.uk/b1?id=3", "https://example.org", "https://example.org:8080/x?id=3",
        "http://EXAMPLE.org/News/", "ftp://example.org/x",
        "https://notbbc.co.uk/news", "https://user:pass@example.com:443/a#b", "javascript:alert(1)", "https://example.org.evil.net/x",
        "mailto:a@example.org", "",
    ]

    @Test(arguments: [
        ("https://www.bbc.co.uk/news/a1", ["https://www.bbc.co.uk/news/a1"]), ("bbc.co.uk/news", ["https://www.bbc.co.uk/news/a1"]),
        ("bbc.co.uk/new", []),
        ("http://bbc.co.uk/news/", ["https://www.bbc.co.uk/news/a1"]),
        ("*bbc.co.uk/*", ["https://www.bbc.co.uk/news/a1", "http://news.bbc.co.uk/b1?id=3", "https://notbbc.co.uk/news"]),
        ("news.bbc.co.uk/b1?id=3", ["http://news.bbc.co.uk/b1?id=3"]),
        ("example.org", ["https://example.org", "https://example.org:8080/x?id=3", "http://EXAMPLE.org/News/"]),
        ("Example.ORG/News", ["http://EXAMPLE.org/News/"]), ("example.org/news", []),
        ("*id=3", ["http://news.bbc.co.uk/b1?id=3", "https://example.org:8080/x?id=3"]),
        ("javascript:alert(1)", ["javascript:alert(1)"]),
    ])
    func addresses(_ text: String, _ expected: [String]) throws { #expect(try matching(.url, text, Self.someURLs) == expected) }

    @Test(arguments: [
        ("bbc.co.uk", ["https://www.bbc.co.uk/news/a1", "http://news.bbc.co.uk/b1?id=3"]),
        ("BBC.co.uk", ["https://www.bbc.co.uk/news/a1", "http://news.bbc.co.uk/b1?id=3"]),
        ("www.bbc.co.uk", ["https://www.bbc.co.uk/news/a1"]), ("news.bbc.co.uk", ["http://news.bbc.co.uk/b1?id=3"]),
        ("https://bbc.co.uk/news", ["https://www.bbc.co.uk/news/a1"]),
        (".uk", ["https://www.bbc.co.uk/news/a1", "http://news.bbc.co.uk/b1?id=3", "https://notbbc.co.uk/news"]),
        ("example.com", ["https://user:pass@example.com:443/a#b"]),
        ("*.example.org", ["https://example.org", "https://example.org:8080/x?id=3", "http://EXAMPLE.org/News/", "ftp://example.org/x"]),
        ("evil.net", ["https://example.org.evil.net/x"]),
        ("co", []), ("bbc.co.uk/news/a", []),
    ])
    func sites(_ text: String, _ expected: [String]) throws { #expect(try matching(.site, text, Self.someURLs) == expected) }

    private static let somePaths = [
        "notes/a.md", "./arch/notes/b.md", "arch/notebook/c.md", "/home/u/notes//d é.md", "notes", "a.md/x", "notes*/e.md",
    ]

    @Test(arguments: [
        ("notes", ["notes/a.md", "./arch/notes/b.md", "/home/u/notes//d é.md", "notes"]),
        ("notes/", ["notes/a.md", "./arch/notes/b.md", "/home/u/notes//d é.md", "notes"]),
        ("notes/*", ["notes/a.md", "./arch/notes/b.md", "/home/u/notes//d é.md"]), ("arch", ["./arch/notes/b.md", "arch/notebook/c.md"]),
        ("./arch/notes", ["./arch/notes/b.md"]),
        ("a.md", ["notes/a.md", "a.md/x"]),
        ("*.md", ["notes/a.md", "./arch/notes/b.md", "arch/notebook/c.md", "/home/u/notes//d é.md", "a.md/x", "notes*/e.md"]),
        ("/home/u", ["/home/u/notes//d é.md"]), ("/notes", []), ("notes/d ?.md", ["/home/u/notes//d é.md"]), ("note", []),
        ("n*b.md", ["./arch/notes/b.md"]), ("?.md", ["notes/a.md", "./arch/notes/b.md", "arch/notebook/c.md", "a.md/x", "notes*/e.md"]),
    ])
    func paths(_ text: String, _ expected: [String]) throws { #expect(try matching(.path, text, Self.somePaths) == expected) }

    private static let someIDs = ["a1", "a10", "A1", "h.jsonl#4", "what?", "whats", "x*y", "xzy"]

    @Test(arguments: [
        ("a1", ["a1"]), ("a*", ["a1", "a10"]), ("a1?", ["a10"]), ("h.jsonl#*", ["h.jsonl#4"]), ("what?", ["what?", "whats"]),
        ("x*y", ["x*y", "xzy"]), ("*", ["a1", "a10", "A1", "h.jsonl#4", "what?", "whats", "x*y", "xzy"]), ("**1", ["a1", "A1"]), ("b", []),
    ])
    func ids(_ text: String, _ expected: [String]) throws { #expect(try matching(.id, text, Self.someIDs) == expected) }

    @Test func whatNamesNothing() {
        for (kind, text) in [
            (LocatorPattern.Kind.url, ""), (.url, "https://"), (.site, "."), (.site, "http://"), (.site, "mailto:a@b.org"), (.path, "./"),
            (.path, ""), (.id, ""),
        ] {
            #expect(LocatorPattern(kind, text: text) == nil, "\(kind) \(text)")
        }
    }

    /// A glob against trying every way.
    @Test(arguments: 1...3) func globsAreWhatTheyStandFor(seed: UInt64) {
        var random = SeededNumbers(seed)
        func matches(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
            guard let first = pattern.first else { return text.isEmpty }
            switch first {
            case "*": return (text.startIndex...text.endIndex).contains { matches(pattern.dropFirst(), text[$0...]) }
            case "?": return !text.isEmpty && matches(pattern.dropFirst(), text.dropFirst())
            default: return text.first == first && matches(pattern.dropFirst(), text.dropFirst())
            }
        }
        var found = 0
        for _ in 0..<4_000 {
            let pattern = String((0..<random.below(6)).map { _ in Array("ab*?é")[random.below(5)] })
            let text = String((0..<random.below(7)).map { _ in Array("abé")[random.below(3)] })
            let isMatch = GlobPattern(pattern, hasOneCharacter: true).matches(Array(text.utf8)[...])
            #expect(isMatch == matches(Array(pattern)[...], Array(text)[...]), "\(pattern) \(text)")
            if isMatch { found += 1 }
        }
        #expect(found > 100)
        // No pattern takes more than its length times the text's.
        #expect(
            !GlobPattern(String(repeating: "*a", count: 500) + "b", hasOneCharacter: true).matches(Array(repeating: 97, count: 5_000)[...]))
    }

    private struct SeededNumbers {
        var state: UInt64
        init(_ seed: UInt64) { state = seed }
        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
    }

    // MARK: Queries

    private func outline(_ text: String, attributes: Set<String> = [], adjacency: QueryParser.Adjacency = .all) -> String {
        let parsed = QueryParser(analyzer: StandardAnalyzer(), adjacency: adjacency, attributes: attributes).parse(text)
        return QueryOutline(parsed.query).lines.map { String(repeating: " ", count: $0.depth) + $0.text }.joined(separator: "\n")
    }

    @Test func placesAreAskedForInQueries() {
        #expect(outline("url:https://a.org/x?id=(3)&b=\"c\" oil") == "all of\n url:https://a.org/x?id=(3)&b=\"c\"\n oil")
        #expect(outline("(oil OR path:/home/u/x/) -site:bbc.co.uk") == "one or more of\n oil\n path:/home/u/x/\nbut not\n site:bbc.co.uk")
        #expect(outline("PATH:notes/*") == "path:notes/*")
        #expect(outline("path:\"my notes/*\"") == "path:my notes/*")
        #expect(outline("id:h.jsonl#4~1^2") == "id:h.jsonl#4~1^2")
        #expect(outline("site:(bbc.co.uk OR example.org)") == "one or more of\n site:bbc.co.uk\n site:example.org")
        // In running text a colon with a blank is one.
        #expect(outline("site: stadium") == "all of\n site\n stadium")
        #expect(outline("site:BBC", attributes: ["site"]) == "one or more of\n site:BBC\n site=BBC")
    }

    @Test func aStarIsEveryArticle() {
        let everything = "every article"
        #expect(outline("*") == everything)
        #expect(outline(" ( * ) ") == everything)
        #expect(outline("* *") == everything)
        #expect(outline("* -oil") == "\(everything)\nbut not\n oil")
        #expect(outline("* NOT oil") == outline("* -oil"))
        // Beside words it is punctuation.
        #expect(outline("oil * price") == outline("oil price"))
        #expect(outline("oil * price", adjacency: .any) == outline("oil price", adjacency: .any))
        #expect(outline("author:jan *") == "author:jan")
        #expect(outline("-*") == "nothing")
        #expect(outline("**") == "nothing")
        #expect(outline("\"*\"") == "nothing")
    }
}
