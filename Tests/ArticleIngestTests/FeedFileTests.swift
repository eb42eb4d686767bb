import LedeArticleIngest
import LedeArticleModel
import LedeTestSupport
import Testing

/// Feeds as files: how they are found, and what articles they become.
@Suite struct FeedFileTests {
    private static let item = """
        <item><title>Ferry &amp;amp; bridge</title><link>https://post.example/a</link><guid>https://post.example/a</guid><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate>
        <category>Harbour</category><description>&lt;p&gt;In short.&lt;/p&gt;</description><content:encoded><![CDATA[<p>The <b>whole</b> text.</p><p>1 &lt; 2</p>]]></content:encoded></item>
        """
    private static let rss = """
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harbour Post</title><language>en</language>\(item)</channel></rss>
        """
    private static let article = Article(
        id: "https://post.example/a", title: "Ferry & bridge", date: "Mon, 06 May 2024 10:00:00 GMT", url: "https://post.example/a",
        body: "The whole text.\n\n1 < 2",
        metadata: [
            Metadatum(name: "summary", value: "In short."), Metadatum(name: "language", value: "en"),
            Metadatum(name: "siteName", value: "The Harbour Post"),
            Metadatum(name: "tags", value: #"["Harbour"]"#),
        ])

    @Test(arguments: ["feed.xml", "feed.rss", "feed", "feed.html", "feed.txt", "index.atom"])
    func theContentTells(_ name: String) throws {
        let readings = try Readings(name, holding: Self.rss)
        #expect(readings.articles == [Self.article])
        #expect(readings.problems.isEmpty)
    }

    @Test(arguments: [
        "\n\n<?xml version=\"1.0\"?>", "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?><!-- c --><?xml-stylesheet x?>",
        "<!DOCTYPE rss [ <!ENTITY x \"y\"> ]>\n",
    ])
    func whateverStandsBefore(_ before: String) throws {
        #expect(try Readings("feed.xml", holding: before + Self.rss).articles == [Self.article])
    }

    @Test func junkBeforeAFeedThatIsNamedAsOne() throws {
        #expect(try Readings("feed.rss", holding: "Warning: x in y\n<?xml version=\"1.0\"?>" + Self.rss).articles == [Self.article])
    }

    @Test(arguments: [
        ("iso-8859-1", [UInt8](arrayLiteral: 0xE9)), ("windows-1251", [0xE9]), ("utf-8", [0xC3, 0xA9]), ("iso-8859-1", [0xC3, 0xA9]),
    ])
    func encodings(_ name: String, _ letter: [UInt8]) throws {
        let folder = try TemporaryFolder()
        let text = "<?xml version=\"1.0\" encoding=\"\(name)\"?><rss><channel><item><guid>urn:1</guid><title>Caf"
        let path = try folder.write(
            Array(text.utf8) + letter + Array(" au lait et autres choses</title><description>x</description></item></channel></rss>".utf8),
            to: "f.xml")
        #expect(Readings([path]).articles.first?.title == (name == "windows-1251" ? "Cafй" : "Café") + " au lait et autres choses")
    }

    @Test func utf16() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([0xFF, 0xFE] + Self.rss.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "f.xml")
        #expect(Readings([path]).articles.map(\.body) == [Self.article.body])
    }

    @Test func itemsWithoutAnIDGoByTheirContent() throws {
        func ids(_ items: String) throws -> [String] {
            try Readings("f.xml", holding: "<rss><channel>\(items)</channel></rss>").articles.map(\.id)
        }
        let (a, b) = (
            "<item><title>A</title><description>a</description></item>", "<item><title>B</title><description>b</description></item>"
        )
        let (both, later) = (try ids(a + b), try ids("<item><title>New</title></item>\n" + b))
        #expect(both.count == 2)
        #expect(later.last == both.last)
        #expect(both.allSatisfy { $0.hasPrefix("f.xml#") })
    }

    @Test func faultsAreNamedWithTheirLine() throws {
        let readings = try Readings("f.xml", holding: "<rss><channel>\n<item><title>A</title><description>cut")
        #expect(readings.articles.map(\.title) == ["A"])
        #expect(readings.articles.map(\.body) == ["cut"])
        #expect(readings.problems.map(\.description) == ["f.xml:2: the file ends within <description>"])
        #expect(try Readings("f.rss", holding: "nothing of the kind").problems.map(\.reason) == ["no feed in it: neither RSS nor Atom"])
    }

    @Test func jsonFeed() throws {
        let feed = """
            {"version": "https://jsonfeed.org/version/1.1", "title": "The Harbour Post", "home_page_url": "https://post.example/", "language": "en", "authors": [{"name": "The Desk"}],
             "items": [
              {"id": "https://post.example/a", "url": "https://post.example/a", "title": "Ferry", "content_html": "<p>The <b>whole</b> text.</p>", "summary": "In short.",
               "date_published": "2024-05-06T10:00:00Z", "date_modified": "2024-05-07T10:00:00Z", "authors": [{"name": "Jane Doe"}], "tags": ["Harbour"]},
              {"id": "2", "content_text": "Only text.", "date_published": "2024-05-07T10:00:00Z"}]}
            """
        let readings = try Readings("feed.json", holding: feed)
        #expect(readings.problems.isEmpty)
        #expect(readings.articles.count == 2)
        let first = try #require(readings.articles.first)
        #expect(first.id == "https://post.example/a")
        #expect(first.title == "Ferry")
        #expect(first.body == "The whole text.")
        #expect(first.author == "Jane Doe")
        #expect(first.date == "2024-05-06T10:00:00Z")
        #expect(first.url == "https://post.example/a")
        #expect(readings.articles[1].body == "Only text.")
    }
}
