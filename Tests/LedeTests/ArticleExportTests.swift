import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// Articles exported as JSON Lines, and indexed again: nothing is lost.
@Suite struct ArticleExportTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func index(_ articles: [Article], _ name: String, analyzer: String = "english") throws -> Index {
        let index = try Index(creatingAt: "\(folder.path)/\(name)", analyzer: analyzer)
        let writer = try index.writer()
        for article in articles { try writer.add(article) }
        try writer.commit()
        writer.close()
        return index
    }

    private func lines(_ index: Index) throws -> [String] {
        var lines: [String] = []
        _ = try index.reader().exportArticles { lines.append($0) }
        return lines
    }

    private func articles(_ index: Index) throws -> [Article] {
        var live = LiveArticles(try index.reader())
        var articles: [Article] = []
        while let article = try live.nextArticle() { articles.append(article) }
        return articles
    }

    /// Exports, indexes and exports again; gives both indexes.
    private func again(_ index: Index, analyzer: String = "english", _ name: String) async throws -> Index {
        let file = "\(folder.path)/\(name).jsonl"
        let written = try index.reader().exportArticles(to: file)
        let bytes = try Data(contentsOf: URL(filePath: file))
        #expect(written.bytes == bytes.count)
        #expect(try String(decoding: bytes, as: UTF8.self) == lines(index).joined())
        let copy = try Index(creatingAt: "\(folder.path)/\(name)", analyzer: analyzer)
        _ = try await BulkIndexer(copy, options: Corpus.options()).run([file]) { Issue.record("\($0)") }
        #expect(try lines(copy) == lines(index))
        return copy
    }

    private static let awkward = [
        "", " ", "plain", "\u{0}\u{1}\u{1B}[2J\u{7F}\u{85}\u{9B}", "a\tb\r\nc\n\n", "\"quoted\" \\ back", "\u{2028}\u{2029}\u{FEFF}",
        "[\"a\",\"b\"]", "[\"a\", \"b\"]", "[\"\"]", "[]", "[1,2]",
        "{\"a\":1}", "[\"a\",", "null", "true", "12", "1e400", "<b>bold</b> &amp; x", "03/01/1987", "é e\u{301} 👩‍👩‍👧 \u{1F600}", "/usr/bin",
        "=1+1", "[\"\\u0041\"]", "[\"é\\n\"]",
    ]
    private static let names = [
        "text", "id", "Title", "title", "TITLE", "ID", "date", "Date", "published", "body", "headline", "author", "byline", "url", "path",
        "metadata", "lede", "Lede", "_id", "", " ", "a\"b\\", "é",
        "k\u{0}", "source", "tags", "content", "_source", "articles",
    ]

    @Test func oddFieldsComeBack() async throws {
        var articles: [Article] = []
        for (number, value) in Self.awkward.enumerated() {
            articles.append(
                Article(
                    id: "v\(number) \(value)", title: value, date: value, author: value, url: value, path: value, body: value,
                    metadata: [Metadatum(name: "field", value: value), Metadatum(name: "other", value: "x")]))
        }
        for (number, name) in Self.names.enumerated() {
            articles.append(Article(id: "n\(number)", body: "sea", metadata: [Metadatum(name: name, value: "kept \(number)")]))
        }
        articles.append(Article(id: "bare", body: ""))
        articles.append(Article(id: "many", body: "wall", metadata: (0..<40).map { Metadatum(name: "f\($0)", value: "\($0 % 3)") }))
        let index = try index(articles, "odd")
        let copy = try await again(index, "copy")
        let (before, after) = (try self.articles(index), try self.articles(copy))
        #expect(before.count == articles.count)
        #expect(after.count == before.count)
        for (one, other) in zip(before, after) { #expect(one == other) }
        #expect(try index.reader().fingerprint == copy.reader().fingerprint)
        #expect(
            try Corpus.contents(copy).filter { $0.key.hasSuffix(".articles") || $0.key.hasSuffix(".attributes") }
                == Corpus.contents(index).filter { $0.key.hasSuffix(".articles") || $0.key.hasSuffix(".attributes") })
        for line in try lines(index) {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(object["lede"] as? Int == 1)
            #expect(line.hasSuffix("}\n"))
            #expect(line.split(separator: "\n").count == 1)
            #expect(!line.unicodeScalars.dropLast().contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
        }
        #expect(
            try lines(copy).contains(
                "{\"id\":\"n2\",\"title\":\"\",\"date\":null,\"author\":null,\"url\":null,\"path\":null,\"text\":\"sea\",\"Title\":\"kept 2\",\"lede\":1}\n"
            ))
        #expect(
            try lines(copy).contains(
                "{\"id\":\"n0\",\"title\":\"\",\"date\":null,\"author\":null,\"url\":null,\"path\":null,\"text\":\"sea\",\"metadata\":{\"text\":\"kept 0\"},\"lede\":1}\n"
            ))
    }

    @Test(arguments: 1...4) func anyArticleComesBack(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        func text() -> String {
            let words = ["sea", "walls", "Ferry", "oil"] + Self.awkward
            return (0..<random.below(4)).map { _ in words[random.below(words.count)] }.joined(separator: random.below(2) == 0 ? " " : "")
        }
        func maybe() -> String? { random.below(3) == 0 ? nil : text() }
        let articles = (0..<120).map { number in
            var seen: Set<String> = []
            let metadata = (0..<random.below(6)).map { _ in
                Metadatum(name: Self.names[random.below(Self.names.count)] + (random.below(2) == 0 ? "" : text()), value: text())
            }
            .filter { seen.insert($0.name).inserted }
            return Article(
                id: "\(number)\(text())", title: text(), date: maybe(), author: maybe(), url: maybe(), path: maybe(), body: text(),
                metadata: metadata)
        }
        let index = try index(articles, "x")
        let writer = try index.writer()
        for article in articles where random.below(6) == 0 { try writer.delete(id: article.id) }
        try writer.commit()
        writer.close()
        let copy = try await again(index, "y")
        let third = try await again(copy, "z")
        #expect(try copy.reader().fingerprint == third.reader().fingerprint)
        func sorted(_ article: Article) -> Article {
            var article = article
            // A name that the line itself uses comes after the others.
            article.metadata.sort { $0.name < $1.name }
            return article
        }
        #expect(try self.articles(copy).map(sorted) == self.articles(index).map(sorted))
        let (first, second) = (try index.reader(), try copy.reader())
        for query in ["sea", "wall OR oil", "\"sea walls\"", "fer*", "*"] {
            let (one, other) = (try first.search(query, limit: 200), try second.search(query, limit: 200))
            #expect(one.hits.map(\.article.id) == other.hits.map(\.article.id), "\(query)")
            #expect(one.hits.map(\.score.bitPattern) == other.hits.map(\.score.bitPattern), "\(query)")
        }
    }

    @Test func aFieldThatStandsSeveralTimesIsAList() async throws {
        let article = Article(
            id: "x", body: "sea",
            metadata: [
                Metadatum(name: "tag", value: "a"), Metadatum(name: "k", value: "v"), Metadatum(name: "tag", value: "[\"b\",\"c\"]"),
                Metadatum(name: "tag", value: ""),
            ])
        let index = try index([article], "one")
        #expect(try lines(index)[0].contains("\"tag\":[\"a\",\"b\",\"c\",\"\"],\"k\":\"v\""))
        let copy = try await again(index, "two")
        #expect(try copy.reader().search("tag:c").hits.count == 1)
    }

    @Test func onlyTheMarkMakesALineExact() async throws {
        // Somebody else's field of that name, and a mark with something else about the line, are read as any other JSON.
        let file = try folder.write(
            """
            {"id":"a","title":"T","text":"sea","lede":"The sea."}
            {"lede":1,"id":"b","title":"T","text":"sea"}
            {"id":7,"title":"T","text":"sea","lede":1}
            {"id":"d","title":null,"text":"sea","lede":1}

            """, to: "in.jsonl")
        let index = try Index(creatingAt: folder.path + "/i")
        _ = try await BulkIndexer(index, options: Corpus.options()).run([file])
        let found = try articles(index)
        #expect(found.map(\.id) == ["a", "b", "7", "d"])
        #expect(found[0].metadata.map(\.name) == ["lede"])
        #expect(found.allSatisfy { $0.path == "in.jsonl" })
    }

    @Test func chosenArticlesAndAnIndexWithoutText() throws {
        let index = try index([Article(id: "a", body: "sea"), Article(id: "b", body: "wall"), Article(id: "c", body: "sea wall")], "some")
        let reader = try index.reader()
        var ids: [String] = []
        let count = try reader.exportArticles(try Searcher(reader: reader).matches(QueryParser(reader).parse("sea").query)) { line in
            ids.append(String(line.prefix(9)))
        }
        #expect(count == 2)
        #expect(ids == ["{\"id\":\"a\"", "{\"id\":\"c\""])
        let bare = try Index(creatingAt: folder.path + "/bare", storesText: false)
        let writer = try bare.writer()
        try writer.add(Article(id: "a", title: "T", body: "sea"))
        try writer.commit()
        writer.close()
        #expect(try lines(bare)[0].contains("\"title\":\"T\""))
        #expect(try lines(bare)[0].contains("\"text\":null"))
    }
}
