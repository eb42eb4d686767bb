import Foundation
import LedeTestSupport
import Testing

@testable import LedeDocumentText

/// Feeds in all the forms found in the wild.
@Suite struct FeedTests {
    static func read(_ text: String, pieces: Int = .max) -> (items: [FeedItem], losses: [XMLLoss]) {
        let reader = FeedReader()
        var items: [FeedItem] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            items += reader.read(rest.prefix(pieces))
            rest = rest.dropFirst(pieces)
        }
        items += reader.finish()
        return (items, reader.losses.first)
    }

    static let rss = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:x="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/">
        <channel><title>The Harbour Post</title><link>https://post.example/</link><language>en-gb</language>
        <image><title>A picture</title><url>https://post.example/i.png</url></image>
        <item><title>Ferry &amp;amp; bridge</title><link>https://post.example/a?x=1&amp;y=2</link><guid isPermaLink="false">123</guid>
        <pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate><x:creator><![CDATA[Jane Doe]]></x:creator><x:creator>Ben Roe</x:creator>
        <category>News</category><category domain="d">Harbour</category><category>News</category><prism:section>Local</prism:section>
        <description>In short.</description><content:encoded><![CDATA[<p>The <b>whole</b> text.</p><p>1 < 2 & 3</p>]]></content:encoded>
        <enclosure url="https://post.example/a.mp3" type="audio/mpeg"/></item>
        <item><title>Second</title><guid>https://post.example/b</guid><author>joe@post.example (Joe Bloggs)</author><description>&lt;p&gt;Only this.&lt;/p&gt;</description></item>
        </channel></rss>
        """

    @Test func rss2() throws {
        let (items, losses) = Self.read(Self.rss)
        #expect(losses.isEmpty)
        #expect(items.count == 2)
        let first = try #require(items.first)
        #expect(first.id == "https://post.example/#123")
        #expect(first.title == "Ferry &amp; bridge")
        #expect(first.url == "https://post.example/a?x=1&y=2")
        #expect(first.date == "Mon, 06 May 2024 10:00:00 GMT")
        #expect(first.modified == nil)
        #expect(first.authors == ["Jane Doe", "Ben Roe"])
        #expect(first.tags == ["News", "Harbour"])
        #expect(first.text == "<p>The <b>whole</b> text.</p><p>1 < 2 & 3</p>")
        #expect(first.summary == "In short.")
        #expect(first.language == "en-gb")
        #expect(first.feedTitle == "The Harbour Post")
        #expect(first.line == 5)
        #expect(first.others.map(\.name) == ["prism:section", "enclosure"])
        #expect(first.others.map(\.value) == ["Local", "https://post.example/a.mp3"])
        #expect(items[1].id == "https://post.example/b")
        #expect(items[1].url == "https://post.example/b")
        #expect(items[1].authors == ["Joe Bloggs"])
        #expect(items[1].text == "<p>Only this.</p>")
        #expect(items[1].summary == nil)
    }

    static let atom = """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://x.example/blog/">
        <title type="text">Notes &amp; more</title><id>urn:feed</id><author><name>Feed Author</name></author>
        <link rel="self" href="https://x.example/feed"/><link href="https://x.example/"/>
        <entry xml:lang="de"><title type="html">Eins &amp;amp; &lt;em&gt;zwei&lt;/em&gt;</title><id>tag:x.example,2024:1</id><link rel="edit" href="e"/>
        <link rel="alternate" type="application/json" href="j"/><link rel="alternate" type="text/html" href="posts/1"/>
        <updated>2024-05-07T10:00:00Z</updated><published>2024-05-06T10:00:00Z</published><category term="t1" label="Tag one"/><category term="t2"/>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One &amp; <a href="x?a=1&amp;b=2">two</a></p><p>1 &lt; 2</p><br/></div></content><summary>Sum</summary>
        <source><title>Another feed</title><id>no</id><author><name>No One</name></author></source></entry>
        <entry><title>B</title><id>2</id><author><name>Ann</name><email>a@b</email></author><author><name>Ben</name></author><updated>2024-05-07T10:00:00Z</updated>
        <summary type="html">&lt;p&gt;Only a summary&lt;/p&gt;</summary></entry>
        </feed>
        """

    @Test func atom1() throws {
        let (items, losses) = Self.read(Self.atom)
        #expect(losses.isEmpty)
        #expect(items.count == 2)
        let first = try #require(items.first)
        #expect(first.id == "tag:x.example,2024:1")
        #expect(first.title == "Eins &amp; <em>zwei</em>")
        #expect(first.url == "https://x.example/blog/posts/1")
        #expect(first.date == "2024-05-06T10:00:00Z")
        #expect(first.modified == "2024-05-07T10:00:00Z")
        #expect(first.authors == ["Feed Author"])
        #expect(first.tags == ["Tag one", "t2"])
        #expect(first.language == "de")
        #expect(first.text == #"<div><p>One &amp; <a href="x?a=1&amp;b=2">two</a></p><p>1 &lt; 2</p><br></div>"#)
        #expect(first.summary == "Sum")
        #expect(items[1].id == "urn:feed#2")
        #expect(items[1].authors == ["Ann", "Ben"])
        #expect(items[1].date == "2024-05-07T10:00:00Z")
        #expect(items[1].modified == nil)
    }

    @Test func rss1AndItsPredecessor() throws {
        let rdf = """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://r.example/"><title>RDF</title><link>https://r.example/</link><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel>
            <item rdf:about="https://r.example/1"><title>One</title><link>https://r.example/one</link><dc:date>2024-01-02</dc:date><dc:subject>S</dc:subject><description>Text</description></item>
            </rdf:RDF>
            """
        let item = try #require(Self.read(rdf).items.first)
        #expect(item.id == "https://r.example/1")
        #expect(item.url == "https://r.example/one")
        #expect(item.date == "2024-01-02")
        #expect(item.tags == ["S"])
        #expect(item.text == "Text")
        #expect(item.feedTitle == "RDF")
        let old =
            "<rss version=\"0.91\"><channel><title>Old</title><item><title>T</title><link>https://o.example/1</link><description>D</description></item></channel></rss>"
        let first = try #require(Self.read(old).items.first)
        #expect(first.id == "https://o.example/1")
        #expect(first.title == "T")
        #expect(first.text == "D")
        let atom03 = """
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>F</title><entry><title>T</title><link rel="alternate" type="text/html" href="https://a.example/1"/>
            <id>tag:a,1</id><issued>2004-01-02T03:04:05Z</issued><modified>2004-01-03T03:04:05Z</modified><content type="text/html" mode="escaped">&lt;p&gt;x&lt;/p&gt;</content></entry></feed>
            """
        let entry = try #require(Self.read(atom03).items.first)
        #expect(entry.date == "2004-01-02T03:04:05Z")
        #expect(entry.modified == "2004-01-03T03:04:05Z")
        #expect(entry.text == "<p>x</p>")
    }

    @Test func aFilmHasItsTextInAGroup() throws {
        let feed = """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title>Films</title><entry><id>yt:video:abcdefghijk</id><title>A film</title>
            <media:group><media:title>A film</media:title><media:content url="x"/><media:description>What is in it.</media:description></media:group></entry></feed>
            """
        let item = try #require(Self.read(feed).items.first)
        #expect(item.text == "What is in it.")
        #expect(item.title == "A film")
        #expect(item.id == "yt:video:abcdefghijk")
        #expect(item.others.isEmpty)
    }

    @Test(arguments: [1, 2, 3, 7, 64])
    func piecesMakeNoDifference(_ length: Int) {
        for feed in [Self.rss, Self.atom, Self.broken] {
            let (whole, small) = (Self.read(feed), Self.read(feed, pieces: length))
            #expect(small.items == whole.items)
            #expect(small.losses == whole.losses)
        }
    }

    static let broken = """

        Warning: something in /var/www/x.php on line 3
        <?xml version="1.0"?>
        <!DOCTYPE rss [ <!ENTITY a "aaaa"> <!ENTITY b "&a;&a;"> <!-- don't --> <!ENTITY x SYSTEM "file:///etc/passwd"> ]>
        <rss version=2.0><channel><title>AT&T &nbsp;&eacute;clair</title>
        <item><title>A & B &b; &x; &bogus; 1 < 2</title><link>https://post.example/a?x=1&y=2</link><media:thumbnail url='x' url="y" checked/>
        <description>Raw <p>html<br>here & there</p></description></item>
        <item><title>Not closed<description>Text of it</description><link>https://post.example/b</link>
        <item><title>Third\u{1}</title></nothing><guid>https://post.example/c</guid><description>cut he
        """

    @Test func whatIsBrokenIsReadAsFarAsCanBe() throws {
        let (items, losses) = Self.read(Self.broken)
        try #require(items.count == 3)
        #expect(items[0].title == "A & B &b; &x; &bogus; 1 < 2")
        #expect(items[0].url == "https://post.example/a?x=1&y=2")
        #expect(items[0].feedTitle == "AT&T \u{20}éclair")
        #expect(items[0].text == "Raw <p>html<br>here &amp; there</p>")
        #expect(items[1].title == "Not closed")
        #expect(items[1].text == "Text of it")
        #expect(items[1].url == "https://post.example/b")
        #expect(items[2].title == "Third")
        #expect(items[2].id == "https://post.example/c")
        #expect(items[2].text == "cut he")
        #expect(losses == [XMLLoss(line: 9, reason: "the file ends within <description>")])
    }

    @Test func twoFeedsInAFileAndWhatStandsBehindThem() {
        let text = Self.rss + "\n<!-- cached -->\nNotice: x\n" + Self.atom
        #expect(Self.read(text).items.map(\.title) == ["Ferry &amp; bridge", "Second", "Eins &amp; <em>zwei</em>", "B"])
    }

    @Test func nothingGrowsAndNothingIsFetched() throws {
        var bomb = "<!DOCTYPE rss [<!ENTITY a0 \"ha\">"
        for level in 1..<40 { bomb += "<!ENTITY a\(level) \"&a\(level - 1);&a\(level - 1);\">" }
        bomb +=
            "<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x\"> %p;]><rss><channel><item><title x=\"&a39;\">&a39;</title></item></channel></rss>"
        let items = Self.read(bomb).items
        #expect(items.map(\.title) == ["&a39;"])
    }

    @Test func hostileShapesTakeLinearTimeAndMemory() {
        let many = 4000
        let shapes = [
            String(repeating: "<item>", count: many), String(repeating: "<a \"", count: many), String(repeating: "<a b='", count: many),
            String(repeating: "&", count: many),
            "<item><title>" + String(repeating: "<b>", count: many), String(repeating: "<![CDATA[", count: many),
            String(repeating: "<!--", count: many),
            String(repeating: "<!DOCTYPE [", count: many), "<!DOCTYPE x [" + String(repeating: "<!--'\"", count: many),
            String(repeating: "</", count: many),
            "<item a=\"" + String(repeating: "x", count: 300_000), String(repeating: "<x", count: many),
            "<" + String(repeating: "y", count: 300_000),
        ]
        for shape in shapes {
            let (items, _) = Self.read(shape)
            #expect(items.count <= many)
        }
    }
}

/// Mutated feeds never trap, and are read the same in whatever pieces they come.
@Suite struct FeedFuzzTests {
    private static let rounds = ProcessInfo.processInfo.environment["LEDE_FULL"] == "1" ? 20_000 : 240

    @Test func mutatedFeedsNeverTrap() {
        let rounds = Self.rounds
        var generator = SeededGenerator(seed: 20_241_028)
        let marks = Array("<>/&\"'=![]-?; é".utf8)
        for round in 0..<rounds {
            var bytes = Array([FeedTests.rss, FeedTests.atom, FeedTests.broken][round % 3].utf8)
            for _ in 0...generator.below(8) {
                let at = generator.below(bytes.count)
                switch generator.below(4) {
                case 0: bytes[at] = marks[generator.below(marks.count)]
                case 1: bytes[at] = UInt8(truncatingIfNeeded: generator.next())
                case 2: bytes.removeSubrange(at..<min(bytes.count, at + generator.below(40)))
                default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + generator.below(40))], at: at)
                }
            }
            let (whole, small) = (Self.read(bytes, pieces: .max), Self.read(bytes, pieces: 1 + round % 23))
            #expect(small.items == whole.items, "round \(round)")
            #expect(small.losses == whole.losses, "round \(round)")
        }
    }

    private static func read(_ bytes: [UInt8], pieces: Int) -> (items: [FeedItem], losses: [XMLLoss]) {
        let reader = FeedReader()
        var items: [FeedItem] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            items += reader.read(rest.prefix(pieces))
            rest = rest.dropFirst(pieces)
        }
        items += reader.finish()
        return (items, reader.losses.first)
    }
}
