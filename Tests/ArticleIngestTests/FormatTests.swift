import LedeArticleIngest
import LedeArticleModel
import LedeTestSupport
import Testing

/// Every format, stored and compressed.
@Suite struct FormatTests {
    struct Sample: CustomTestStringConvertible {
        var name: String
        var text: String
        var articles: [Article]
        var testDescription: String { name }
    }

    static let samples = [
        Sample(
            name: "a.jsonl",
            text: #"""
                {"id":"x1","title":"One","date":"2024-05-03","author":["A. Bee","C. Dee"],"url":"u","lang":"en","n":1.50,"text":"Body \u00e9\n\nmore"}

                {"_id":7,"title":"Two","body":["p1","p2"],"tags":["a","b"],"o":{"k": [1, 2]}}
                {"title":"Three","contents":"c","id":null}
                """#,
            articles: [
                Article(
                    id: "x1", title: "One", date: "2024-05-03", author: "A. Bee, C. Dee", url: "u", body: "Body é\n\nmore",
                    metadata: [Metadatum(name: "lang", value: "en"), Metadatum(name: "n", value: "1.50")]),
                Article(
                    id: "7", title: "Two", body: "p1\n\np2",
                    metadata: [
                        Metadatum(name: "tags", value: #"["a","b"]"#), Metadatum(name: "o", value: #"{"k":[1,2]}"#),
                    ]),
                Article(id: "PATH#", title: "Three", body: "c"),
            ]),
        Sample(
            name: "array.json", text: "[\n {\"id\":\"a\",\"text\":\"t\"},\n {\n\"id\":\"b\",\"text\":\"}{\"}, {\"text\":\"z\"}\n]\n",
            articles: [Article(id: "a", body: "t"), Article(id: "b", body: "}{"), Article(id: "PATH#", body: "z")]),
        Sample(
            name: "object.json", text: "{\n  \"id\": \"a\",\n  \"text\": \"t \\\" {\"\n}\n",
            articles: [Article(id: "a", body: "t \" {")]),
        Sample(
            name: "lines.json", text: "{\"id\":\"a\",\"text\":\"t\"}\n{\"id\":\"b\",\"text\":\"u\"}\n",
            articles: [Article(id: "a", body: "t"), Article(id: "b", body: "u")]),
        Sample(
            name: "a.tsv", text: "ID\tTitle\tText\tplace\n1\t\"T\tsome text\tRome\n\tU\tmore\t\n",
            articles: [
                Article(id: "1", title: "\"T", body: "some text", metadata: [Metadatum(name: "place", value: "Rome")]),
                Article(id: "PATH#", title: "U", body: "more"),
            ]),
        Sample(
            name: "a.csv",
            text: "id,title,body,author\r\n1,\"T, \"\"quoted\"\"\",\"line one\nline two, still\",Ann\r\n2,U,plain,\r\n",
            articles: [
                Article(id: "1", title: "T, \"quoted\"", author: "Ann", body: "line one\nline two, still"),
                Article(id: "2", title: "U", body: "plain"),
            ]),
        Sample(
            name: "a.trec",
            text: """
                <DOC>
                <DOCNO> FT911-3 </DOCNO>
                <DATE>910514</DATE>
                <HEADLINE>
                FT  14 MAY 91 / A &amp; B
                </HEADLINE>
                <BYLINE>
                   By JANE DOE
                </BYLINE>
                <TEXT>
                One <F P=1>two</F> three.

                Four &lt; five.
                </TEXT>
                <TEXT>Six.</TEXT>
                </DOC>
                <doc><docno>B-2</docno>
                Loose text.
                </doc>
                """,
            articles: [
                Article(
                    id: "FT911-3", title: "FT 14 MAY 91 / A & B", date: "910514", author: "JANE DOE",
                    body: "One  two  three.\n\nFour < five.\n\nSix."),
                Article(id: "B-2", body: "Loose text."),
            ]),
        Sample(
            name: "note.txt", text: "A short headline\r\n\r\nThe text of it. It has two sentences.\r\n\r\nAnd a second paragraph.\r\n",
            articles: [
                Article(
                    id: "PATH", title: "A short headline",
                    body: "The text of it. It has two sentences.\n\nAnd a second paragraph.")
            ]),
        Sample(
            name: "page.md",
            text: """
                ---
                title: "The title"
                author:
                  - Ann Bee
                  - Cy Dee
                date: 2024-05-03 # a comment
                tags: [x, 'y z']
                ---
                # The title

                Some *emphasis*, a [link](https://example.org/a_(b)) and ![image](i.png) `code_here`.

                ## Part

                - item
                > quoted

                ```swift
                let a = *b
                ```
                """,
            articles: [
                Article(
                    id: "PATH", title: "The title", date: "2024-05-03", author: "Ann Bee, Cy Dee",
                    body: "Some emphasis, a link and  code_here.\n\nPart\n\nitem\nquoted\n\nlet a = *b",
                    metadata: [Metadatum(name: "tags", value: #"["x","y z"]"#)])
            ]),
    ]

    @Test(arguments: samples, Compression.allCases)
    func readsEveryFormat(_ sample: Sample, _ compression: Compression) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(compression.applied(to: Array(sample.text.utf8)), to: sample.name + compression.rawValue)
        let readings = Readings([path])
        #expect(readings.problems.map(\.description) == [])
        let expected = sample.articles.map { article in
            var article = article
            article.path = sample.name + compression.rawValue
            article.id = article.id.replacing("PATH", with: sample.name + compression.rawValue)
            return article
        }
        let found = readings.articles.map { article in
            var article = article
            if article.id.hasPrefix(sample.name + compression.rawValue + "#") { article.id = String(article.id.dropLast(16)) }
            return article
        }
        #expect(found == expected)
    }

    @Test(arguments: samples, [1, 2, 3, 7, 64])
    func smallBlocksReadTheSame(_ sample: Sample, _ blockBytes: Int) throws {
        let folder = try TemporaryFolder()
        for compression in Compression.allCases {
            let path = try folder.write(compression.applied(to: Array(sample.text.utf8)), to: sample.name + compression.rawValue)
            let whole = Readings([path])
            let small = Readings([path], limits: ReadingLimits(blockBytes: blockBytes))
            #expect(small.articles == whole.articles)
            #expect(small.problems == whole.problems)
        }
    }

    @Test(arguments: samples)
    func byteOrderMarkIsPassedOver(_ sample: Sample) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(sample.text, to: sample.name)
        let expected = Readings([path]).articles
        try folder.write([0xEF, 0xBB, 0xBF] + Array(sample.text.utf8), to: sample.name)
        #expect(Readings([path]).articles == expected)
    }

    @Test func contentTellsTheFormatWhereTheNameDoesNot() throws {
        let folder = try TemporaryFolder()
        try folder.write("{\"id\":\"j\",\"text\":\"t\"}\n", to: "a")
        try folder.write("\n<DOC>\n<DOCNO>d</DOCNO>\n<TEXT>t</TEXT>\n</DOC>\n", to: "b")
        try folder.write("Only some words of text.\n", to: "c.xyz")
        try folder.write([0x89, 0x50, 0x4E, 0x47, 0, 1, 2], to: "d")
        try folder.write(Compression.gzip.applied(to: Array("{\"id\":\"k\",\"text\":\"t\"}\n".utf8)), to: "e")
        try folder.write("<!DOCTYPE html><html><body>x</body></html>", to: "f.html")
        let readings = Readings([folder.path])
        #expect(
            readings.articles.map(\.id) == [
                "j", "d", folder.url.lastPathComponent + "/c.xyz", "k", folder.url.lastPathComponent + "/f.html",
            ])
        #expect(readings.articles.last?.body == "x")
        #expect(readings.problems.map(\.kind) == [.unsupported])
    }

    @Test(arguments: ["a.txt", "a.jsonl", "a"])
    func utf16IsRead(_ name: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([0xFF, 0xFE] + "{\"id\":\"j\",\"text\":\"t\"}\n".utf8.flatMap { [$0, 0] }, to: name)
        #expect(Readings([path], format: .jsonl).articles.map(\.id) == ["j"])
    }

    @Test func aNamedFormatOverridesTheName() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("{\"id\":\"j\",\"text\":\"t\"}\n", to: "a.txt")
        #expect(Readings([path], format: .jsonl).articles.map(\.id) == ["j"])
    }
}
