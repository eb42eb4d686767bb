import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// What is new for a search, against a table of when each article's text came.
@Suite struct NewsTests {
    private let folder: TemporaryFolder
    private let index: Index

    init() throws {
        folder = try TemporaryFolder()
        index = try Index(creatingAt: folder.path + "/index")
    }

    private func ids(_ query: String, since mark: Int64, filters: [AttributeFilter] = []) throws -> [String] {
        let reader = try index.reader()
        var news = try ArticleNews(reader, QueryParser(reader).parse(query).query, filters: filters, since: mark)
        let (count, docs) = (news.count, news.docs)
        var ids: [String] = []
        while let page = try news.nextPage() { ids += page.hits.map(\.article.id) }
        #expect(ids.count == count)
        #expect(Set(try docs.map { try reader.docno($0) }) == Set(ids))
        return ids
    }

    /// Commits of all kinds: what is new since each of them is what came, or came again, after it, matches, and is still there.
    @Test(arguments: 1...3 as ClosedRange<UInt64>) func newsAreWhatCameSince(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let words = ["wall", "sea", "ferry", "lamp"]
        var came: [String: (commit: Int64, word: String)] = [:]
        for round in 0..<14 {
            let writer = try index.writer()
            var added: [String: String] = [:]
            for _ in 0..<random.below(12) {
                let (id, word) = ("\(random.below(40))", words[random.below(4)])
                added[id] = word
                try writer.add(Article(id: id, date: "2024-01-\(10 + random.below(19))", body: "the \(word)"))
            }
            let deleted = came.keys.sorted().filter { _ in random.below(9) == 0 }.filter { added[$0] == nil }
            for id in deleted {
                try writer.delete(id: id)
                came[id] = nil
            }
            try writer.commit()
            writer.close()
            let generation = try index.reader().manifest.generation
            for (id, word) in added { came[id] = (generation, word) }
            if round % 6 == 5 { try await index.optimize() }
        }
        let last = try index.reader().manifest.generation
        for mark in -1...last {
            for word in words + ["*"] {
                let expected = came.filter { $0.value.commit > mark && (word == "*" || $0.value.word == word) }.map(\.key)
                #expect(try ids(word, since: mark).sorted() == expected.sorted(), "\(word) since \(mark)")
            }
        }
        // The index was made anew: all of it is new.
        #expect(try ids("*", since: last + 1).count == came.count)
        let day = try #require(AttributeFilter(dateText: "2024-01-10..2024-01-15"))
        #expect(try ids("*", since: 3, filters: [day]).count <= ids("*", since: 3).count)
    }

    @Test func allPagesTheNewestFirst() throws {
        let writer = try index.writer()
        for number in 0..<250 {
            try writer.add(Article(id: "\(number)", date: number % 50 == 0 ? nil : "\(1800 + number)-05-01", body: "sea"))
        }
        try writer.commit()
        writer.close()
        let found = try ids("sea", since: 0)
        #expect(found.count == 250)
        #expect(Set(found).count == 250)
        #expect(found.prefix(3) == ["249", "248", "247"])
        #expect(Set(found.suffix(5)) == ["0", "50", "100", "150", "200"])
        #expect(try ids("nothing", since: 0).isEmpty)
        #expect(try ids("sea", since: 2).isEmpty)
        // No partial matches: they match nothing as a whole.
        #expect(try ids("sea nothing", since: 0).isEmpty)
    }

    @Test func fts5SyntaxMatchesAsFTS5Does() throws {
        let writer = try index.writer()
        for (id, body) in [("a", "sea wall"), ("b", "sea"), ("c", "wall of the sea")] { try writer.add(Article(id: id, body: body)) }
        try writer.commit()
        writer.close()
        let reader = try index.reader()
        let text = "sea + wall OR body : \"wall of\""
        let query = BackendQuery(id: "1", try FTS5Syntax(analyzer: reader.analyzer).expression(text))
        var news = try ArticleNews(reader, query, since: 0)
        #expect(try news.nextPage()?.hits.map(\.article.id).sorted() == ["a", "c"])
        #expect(try news.nextPage() == nil)
    }
}
