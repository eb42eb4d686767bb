import LedeArticleIngest
import Foundation
import LedeTestSupport
import Testing

/// An article has one id, however its file is named, and wherever in it the article is.
@Suite struct InputNameTests {
    private func ids(_ paths: [String]) -> [String] { Readings(paths).articles.map(\.id) }

    @Test func aFolderIsOneHoweverItIsNamed() throws {
        let folder = try TemporaryFolder()
        try folder.write("Some words of text.\n", to: "x/archive/2024/a.txt")
        try folder.write("Some words of text.\n", to: "y/b.txt")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: folder.path + "/x")
        let named = [
            "x/archive", "x/archive/", "x//archive", "./x/./archive", "y/../x/archive", "x/archive/.", "x/archive/2024/..", "link/archive",
        ]
        for path in named { #expect(ids([folder.path + "/" + path]) == ["archive/2024/a.txt"], "\(path)") }
        #expect(ids(named.map { folder.path + "/" + $0 }) == ["archive/2024/a.txt"])
        #expect(ids([folder.path + "/x/archive/2024/a.txt"]) == ["a.txt"])
    }

    @Test func twoWithOneNameAreApart() throws {
        let folder = try TemporaryFolder()
        for name in ["a/news/1.txt", "b/news/1.txt", "c/1.txt", "d/1.txt", "e/1.tar.txt", "f/1.tar.txt"] {
            try folder.write("Some words.\n", to: name)
        }
        func path(_ name: String) -> String { folder.path + "/" + name }
        #expect(ids([path("a/news"), path("b/news")]) == ["news/1.txt", "news-2/1.txt"])
        #expect(ids(["c/1.txt", "d/1.txt", "e/1.tar.txt", "f/1.tar.txt"].map(path)) == ["1.txt", "1-2.txt", "1.tar.txt", "1-2.tar.txt"])
    }

    @Test func whatIsInsideGoesByTheFolder() throws {
        let folder = try TemporaryFolder()
        for name in ["a/b/1.txt", "a/2.txt", "a/.hidden/3.txt", "a/x.js"] { try folder.write("Some words of text.\n", to: name) }
        func path(_ name: String) -> String { folder.path + "/" + name }
        #expect(
            ids([path("a/b"), path("a"), path("a/.hidden"), path("a/x.js"), path("a/2.txt")]) == [
                "a/b/1.txt", "a/.hidden/3.txt", "a/x.js", "a/2.txt",
            ])
    }

    @Test func problemsAreWhereTheUserNamedThem() throws {
        let folder = try TemporaryFolder()
        try folder.write("{\"text\":\"a\"}\nnone\n", to: "x/a.jsonl")
        let readings = Readings([folder.path + "/x"])
        #expect(readings.articles.map { $0.path } == ["x/a.jsonl"])
        var source = ArticleSource(paths: [folder.path + "/x"])
        let problem = {
            while let next = source.next() { if case .problem(let found) = next { return found.location.path } }; return ""
        }()
        #expect(problem.isEmpty)
        #expect(source.inputs.shown("x/a.jsonl") == folder.path + "/x/a.jsonl")
        try folder.write([0x89, 0x50, 0x4E, 0x47, 0, 1, 2], to: "x/b")
        #expect(Readings([folder.path + "/x"]).problems.map(\.location.path).contains(folder.path + "/x/b"))
    }

    @Test func recordsGoByTheirContent() throws {
        let lines = ["{\"text\":\"One\"}", "{\"text\":\"Two\"}", "{\"id\":\"own\",\"text\":\"Three\"}"]
        let before = try Readings("a.jsonl", holding: lines.joined(separator: "\n")).articles.map(\.id)
        let after = try Readings("a.jsonl", holding: (["{\"text\":\"New\"}"] + lines).joined(separator: "\r\n") + "\r\n").articles.map(\.id)
        #expect(Array(after.dropFirst()) == before)
        #expect(before[2] == "own")
        #expect(before[0].hasPrefix("a.jsonl#"))
        #expect(before[0].count == "a.jsonl#".count + 16)
        let rows = try Readings("a.csv", holding: "title,text\nA,One\nB,Two\n").articles.map(\.id)
        #expect(try Readings("a.csv", holding: "title,text\nC,Three\nB,Two\nA,One\n").articles.map(\.id).suffix(2) == [rows[1], rows[0]])
        #expect(
            try Readings("a.json", holding: "[\(lines.joined(separator: ", "))]").articles.map(\.id).map {
                $0.replacing("a.json#", with: "a.jsonl#")
            } == before)
    }
}
