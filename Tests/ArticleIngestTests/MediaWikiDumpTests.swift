import LedeArticleIngest
import LedeArticleModel
import LedeTestSupport
import Testing

/// MediaWiki dumps, and what other tools make of them.
@Suite struct MediaWikiDumpTests {
    static func page(_ title: String, ns: Int = 0, id: Int = 1, extra: String = "", _ revisions: (time: String, text: String)...) -> String
    {
        let texts = revisions.map {
            """
            <revision><id>9</id><timestamp>\($0.time)</timestamp><contributor><username>Someone</username><id>7</id></contributor><comment>title &amp; text</comment>
            <model>wikitext</model><format>text/x-wiki</format><text bytes="1" xml:space="preserve">\($0.text)</text><sha1>x</sha1></revision>
            """
        }
        return "<page><title>\(title)</title><ns>\(ns)</ns><id>\(id)</id>\(extra)\(texts.joined())</page>\n"
    }

    static func dump(_ pages: String..., database: String = "enwiki", host: String = "en.wikipedia.org", site: String = "Wikipedia")
        -> String
    {
        """
        <mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="0.11" xml:lang="en">
        <siteinfo><sitename>\(site)</sitename><dbname>\(database)</dbname><base>https://\(host)/wiki/Main_Page</base><generator>MediaWiki 1.43</generator>
        <namespaces><namespace key="-2" case="first-letter">Media</namespace><namespace key="0" case="first-letter" /><namespace key="6">Plaatje</namespace><namespace key="14">Soort</namespace></namespaces></siteinfo>
        \(pages.joined())</mediawiki>
        """
    }

    static let berlin = page(
        "Berlin & co",
        (
            "2024-05-06T10:00:00Z",
            "'''Berlin''' is the [[capital]] &lt;ref&gt;x&lt;/ref&gt; of [[Germany|the country]].\n[[Plaatje:x.jpg|thumb|A picture]]\n[[Soort:Capitals]]"
        ))

    @Test func pagesAreArticles() throws {
        let readings = try Readings("dump.xml", holding: Self.dump(Self.berlin, Self.page("Second", ("2024-01-01T00:00:00Z", "Text."))))
        #expect(readings.problems.isEmpty)
        let first = try #require(readings.articles.first)
        #expect(first.id == "enwiki:Berlin & co")
        #expect(first.title == "Berlin & co")
        #expect(first.url == "https://en.wikipedia.org/wiki/Berlin_%26_co")
        #expect(first.date == "2024-05-06T10:00:00Z")
        #expect(first.body == "Berlin is the capital of the country.\n\nA picture")
        #expect(first.metadata == [Metadatum(name: "siteName", value: "Wikipedia"), Metadatum(name: "tags", value: #"["Capitals"]"#)])
        #expect(readings.articles.map(\.title) == ["Berlin & co", "Second"])
    }

    @Test func redirectsAndOtherNamespacesAreCounted() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            Self.dump(
                Self.page("Talk:Berlin", ns: 1, ("2024-01-01T00:00:00Z", "hm")),
                Self.page("B", extra: "<redirect title=\"Berlin\" />", ("2024-01-01T00:00:00Z", "#REDIRECT [[Berlin]]")),
                Self.page("C", ("2024-01-01T00:00:00Z", "#redirect [[Berlin]]")),
                Self.page("Template:X", ns: 10, ("2024-01-01T00:00:00Z", "{{{1}}}")), Self.berlin), to: "dump.xml")
        var source = ArticleSource(paths: [path])
        var count = 0
        while source.next() != nil { count += 1 }
        #expect(count == 1)
        #expect(source.passedOver.map(\.reason) == [.redirect, .otherNamespace])
        #expect(source.passedOver.map(\.count) == [2, 2])
        #expect(source.passedOver.allSatisfy { $0.path.hasSuffix("dump.xml") })
    }

    @Test func ofAHistoryTheLastRevisionCounts() throws {
        let page = Self.page("P", ("2024-01-01T00:00:00Z", "old"), ("2024-03-01T00:00:00Z", "newest"), ("2024-02-01T00:00:00Z", "newer"))
        let article = try #require(try Readings("d.xml", holding: Self.dump(page)).articles.first)
        #expect(article.body == "newest")
        #expect(article.date == "2024-03-01T00:00:00Z")
    }

    @Test func wikinewsSaysItsDay() throws {
        let page = Self.page(
            "Lula speaks",
            ("2024-05-09T00:00:00Z", "{{date|May 6, 2024}}\n{{w|Brazil}} is. \n\n== Sources ==\n*{{source|url=x}}\n[[Category:Brazil]]"))
        let article = try #require(
            try Readings("n.xml", holding: Self.dump(page, database: "enwikinews", host: "en.wikinews.org", site: "Wikinews")).articles
                .first)
        #expect(article.id == "enwikinews:Lula speaks")
        #expect(article.date == "May 6, 2024")
        #expect(article.body == "Brazil is.")
        #expect(article.metadata.first { $0.name == "modified" }?.value == "2024-05-09T00:00:00Z")
        #expect(article.metadata.first { $0.name == "tags" }?.value == #"["Brazil"]"#)
    }

    @Test func aDumpThatIsCutGivesWhatIsWhole() throws {
        let text = Self.dump(Self.berlin, Self.page("Second", ("2024-01-01T00:00:00Z", "Text.")))
        let cut = String(text.prefix(text.count - 120))
        let readings = try Readings("d.xml", holding: cut)
        #expect(readings.articles.map(\.title) == ["Berlin & co"])
        #expect(readings.problems.contains { $0.reason.hasPrefix("the file ends within <") })
    }

    @Test func aTextOverTheLimitIsNamed() throws {
        var options = ReadingOptions()
        options.limits = ReadingLimits(maxRecordBytes: 300)
        let readings = try Readings(
            "d.xml", holding: Self.dump(Self.page("Long", ("2024-01-01T00:00:00Z", String(repeating: "word ", count: 200))), Self.berlin),
            options)
        #expect(readings.articles.map(\.title) == ["Berlin & co"])
        #expect(readings.problems.map(\.reason) == ["the page Long of 1000 bytes is over the limit of 300"])
    }

    @Test func whatExtractorsMakeOfDumpsIsRead() throws {
        let text =
            "<doc id=\"12\" url=\"https://en.wikipedia.org/wiki?curid=12\" title=\"Anarchism &amp; co\">\nAnarchism &amp; co\n\nAnarchism is &lt; a thing.\n\nMore.\n</doc>\n<doc id=\"13\" url=\"u\" title=\"B\">\nB\n\nText.\n</doc>\n"
        let articles = try Readings("wiki_00", holding: text).articles
        #expect(articles.map(\.id) == ["12", "13"])
        #expect(articles.map(\.title) == ["Anarchism & co", "B"])
        #expect(articles.first?.url == "https://en.wikipedia.org/wiki?curid=12")
        #expect(articles.first?.body == "Anarchism is < a thing.\n\nMore.")
        let line =
            #"{"id": "12", "revid": "9", "url": "https://en.wikipedia.org/wiki?curid=12", "title": "Anarchism", "text": "Anarchism is a thing."}"#
        let article = try #require(try Readings("wiki_00.json", holding: line + "\n").articles.first)
        #expect(article.id == "12")
        #expect(article.title == "Anarchism")
        #expect(article.body == "Anarchism is a thing.")
    }
}

/// Mutated input never traps.
@Suite struct MediaWikiDumpFuzzTests {
    @Test func mutatedDumpsNeverTrap() throws {
        var generator = SeededGenerator(seed: 20_241_028)
        let base = Array(
            MediaWikiDumpTests.dump(
                MediaWikiDumpTests.berlin, MediaWikiDumpTests.page("Second", ("2024-01-01T00:00:00Z", "{{date|x}} [[a]] {| \n|}"))
            ).utf8)
        let folder = try TemporaryFolder()
        for round in 0..<120 {
            var bytes = base
            for _ in 0...generator.below(6) {
                let at = generator.below(bytes.count)
                switch generator.below(3) {
                case 0: bytes[at] = Array("<>/&\"'=![]\u{0}é".utf8)[generator.below(13)]
                case 1: bytes.removeSubrange(at..<min(bytes.count, at + generator.below(30)))
                default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + generator.below(30))], at: at)
                }
            }
            let path = try folder.write(bytes, to: "d.xml")
            let (whole, small) = (Readings([path]), Readings([path], limits: ReadingLimits(blockBytes: 1 + round % 17)))
            #expect(whole.articles == small.articles, "round \(round)")
            #expect(whole.problems == small.problems, "round \(round)")
        }
    }
}
