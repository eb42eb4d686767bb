import LedeArticleModel
import LedePageExtraction
import Testing

/// JSON-LD, microdata and RDFa in the forms, and with the faults, found in pages.
@Suite struct StructuredDataTests {
    private static func page(_ head: String, body: String = "<h1>Old Bridge Reopens</h1>") -> PageMetadata {
        PageMetadataTests.metadata("<head><title>Old Bridge Reopens</title>\(head)</head><body>\(body)<p>It was mended.</p></body>")
    }

    private static func page(json: String) -> PageMetadata { page(PageMetadataTests.linked(json)) }

    private static let plain =
        #"{"@context":"https://schema.org","@type":"NewsArticle","headline":"Old Bridge Reopens","datePublished":"2024-10-28","author":{"@type":"Person","name":"Ann Bee"}}"#

    @Test(arguments: [
        ("a list", "[\(plain)]"),
        ("a graph", #"{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Ledger"},\#(plain)]}"#),
        ("a comment of HTML around", "<!-- \(plain) -->"), ("CDATA around", "//<![CDATA[\n\(plain)\n//]]>"),
        ("CDATA in a comment", "/*<![CDATA[*/\(plain)/*]]>*/"),
        ("a semicolon behind", plain + ";"), ("two values behind each other", #"{"@type":"WebSite","name":"Ledger"}"# + plain),
        ("a mark of the byte order", "\u{FEFF}" + plain),
        ("commas too many", plain.replacing("}", with: ",}")),
        ("a missing value", plain.replacing("{\"@context\"", with: "{\"image\": ,\"@context\"")),
        (
            "names without quotes",
            #"{"@type":"NewsArticle",headline:"Old Bridge Reopens",datePublished:"2024-10-28",author:{name:"Ann Bee"}}"#
        ),
        ("single quotes", plain.replacing("\"", with: "'")), ("a raw line break", plain.replacing("Bee\"", with: "Bee\n\"")),
        ("a raw tab", plain.replacing("Bridge Reopens", with: "Bridge\tReopens")),
        ("a note of JavaScript", plain.replacing("\"author\"", with: "// who\n\"author\"")),
        ("an unknown escape", plain.replacing("Ann Bee", with: #"Ann B\ee"#)),
        ("a quote not escaped", plain.replacing("\"author\"", with: #""description":"He said "no" to it, and left","author""#)),
        ("a comma missing between lines", plain.replacing("\",\"author\"", with: "\"\n\"author\"")),
        ("an end cut off", String(plain.dropLast(2))),
        ("a type as an address", plain.replacing("\"NewsArticle\"", with: "\"http://schema.org/NewsArticle\"")),
        ("several types", plain.replacing("\"NewsArticle\"", with: "[\"Thing\",\"ReportageNewsArticle\"]")),
        ("names in other cases", plain.replacing("datePublished", with: "datepublished")),
        ("type without a mark", plain.replacing("\"@type\"", with: "\"type\"")),
        ("names of the vocabulary", plain.replacing("datePublished", with: "schema:datePublished")),
        ("a page that is about it", #"{"@type":"WebPage","mainEntity":\#(plain)}"#),
        ("values that say their language", plain.replacing("\"Ann Bee\"", with: #"{"@value":"Ann Bee","@language":"en"}"#)),
    ])
    func isRead(_ what: String, _ json: String) {
        let page = Self.page(json: json)
        #expect(page.published?.value == "2024-10-28", "\(what)")
        #expect(page.published?.source == "json-ld", "\(what)")
        #expect(page.authors == ["Ann Bee"], "\(what)")
        #expect(page.authorSource == "json-ld", "\(what)")
        #expect(page.title?.value == "Old Bridge Reopens", "\(what)")
        #expect(page.title?.source == "json-ld", "\(what)")
    }

    @Test func scriptsReferToEachOther() {
        let page = Self.page(
            PageMetadataTests.linked(
                #"{"@type":"BlogPosting","headline":"Old Bridge Reopens","author":{"@id":"https://ledger.example/#ann"},"publisher":{"@id":"_:l"}}"#
            )
                + PageMetadataTests.linked(
                    #"[{"@type":"Person","@id":"https://ledger.example/#ann","name":"Ann Bee"},{"@type":"Organization","@id":"_:l","name":"The Ledger"}]"#
                ))
        #expect(page.authors == ["Ann Bee"])
        #expect(page.siteName?.value == "The Ledger")
    }

    @Test func articlesOfListsAreOthers() {
        let other = #"{"@type":"NewsArticle","headline":"Ferry Sinks","datePublished":"2020-01-01","author":"Cy Dee"}"#
        for json in [
            #"{"@type":"ItemList","itemListElement":[\#(other)]}"#, #"{"@type":"WebPage","mentions":[\#(other)]}"#,
            "[\(other),\(Self.plain)]", #"{"@graph":[\#(other),\#(Self.plain)]}"#,
            #"{"@type":"CollectionPage","hasPart":[\#(other)]}"#,
        ] {
            let page = Self.page(json: json)
            #expect(page.published?.value != "2020-01-01", "\(json)")
            #expect(page.authors != ["Cy Dee"], "\(json)")
        }
    }

    @Test func aThingThatIsNoArticleHelpsOutWhereNoneIs() {
        #expect(Self.page(json: #"{"@type":"WebPage","datePublished":"2024-10-28","inLanguage":"en"}"#).published?.value == "2024-10-28")
        #expect(Self.page(json: #"{"@type":"ClaimReview","datePublished":"2024-10-28"}"#).published?.value == "2024-10-28")
        #expect(Self.page(json: #"{"@type":"Event","datePublished":"2024-10-28","name":"Fair"}"#).published == nil)
    }

    @Test func microdataAndRDFa() {
        let microdata = """
            <div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">Old Bridge Reopens</h1><span itemprop="author" itemscope itemtype="http://schema.org/Person">By
            <span itemprop="name">Ann Bee</span></span><meta itemprop="datePublished" content="2024-10-28"><meta itemprop="dateModified" content="2024-10-29">
            <div itemscope itemtype="http://schema.org/Comment"><span itemprop="author">Cy Dee</span><span itemprop="datePublished">2020-01-01</span></div></div>
            """
        let page = Self.page("", body: microdata)
        #expect(page.authors == ["Ann Bee"])
        #expect(page.published?.value == "2024-10-28")
        #expect(page.published?.source == "microdata")
        #expect(page.modified?.value == "2024-10-29")
        let rdfa = """
            <div vocab="http://schema.org/" typeof="NewsArticle"><h1 property="headline">Old Bridge Reopens</h1><span property="author" typeof="Person"><span property="name">Ann Bee</span></span>
            <time property="datePublished" content="2024-10-28">lately</time></div>
            """
        let other = Self.page("", body: rdfa)
        #expect(other.authors == ["Ann Bee"])
        #expect(other.authorSource == "rdfa")
        #expect(other.published?.value == "2024-10-28")
        #expect(other.published?.source == "rdfa")
    }

    @Test func classNamesOfFeedsWithinPages() {
        let entry = """
            <article class="hentry h-entry"><h2 class="entry-title p-name">Old Bridge Reopens</h2><p><span class="author vcard p-author"><a class="url fn" href="/ann">Ann Bee</a></span>
            <time class="published dt-published" datetime="2024-10-28T09:00:00Z">today</time> <time class="updated dt-updated" datetime="2024-10-30">later</time></p></article>
            """
        let page = Self.page("", body: entry)
        #expect(page.title?.value == "Old Bridge Reopens")
        #expect(page.authors == ["Ann Bee"])
        #expect(page.published?.value == "2024-10-28T09:00:00Z")
        #expect(page.modified?.value == "2024-10-30")
    }

    @Test func otherScriptsAreNotRead() {
        #expect(Self.page("<script type='application/json'>\(Self.plain)</script><script>var a = \(Self.plain)</script>").published == nil)
    }

    @Test func depthAndSizeAreBounded() {
        let deep = String(repeating: #"{"a":["#, count: 50_000) + Self.plain
        _ = Self.page(json: deep)
        let long = #"{"@type":"NewsArticle","articleBody":"\#(String(repeating: "word ", count: 100_000))","datePublished":"2024-10-28"}"#
        #expect(Self.page(json: long).published?.value == "2024-10-28")
        let many = "[" + (0..<30_000).map { #"{"@type":"Person","name":"P\#($0)"}"# }.joined(separator: ",") + "]"
        #expect(Self.page(json: many).authors.isEmpty)
    }
}
