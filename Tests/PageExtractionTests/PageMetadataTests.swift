import LedeArticleModel
import LedePageExtraction
import Testing

/// Each source of a field alone, and each ahead of lesser ones.
@Suite struct PageMetadataTests {
    private static let own = "https://ledger.example/2024/10/28/bridge"

    /// A page with a head, and a body that shows a headline, perhaps more, and a story.
    static func page(
        head: String = "", top: String = "", headline: String? = "<h1>Old Bridge Reopens After Nine Years</h1>",
        html: String = "<html lang='en-GB'>"
    ) -> PageMetadata {
        let story = (1...4).map {
            "<p>Paragraph \($0) of the story tells at some length how the bridge over the river was closed, mended and opened to carts again by the town.</p>"
        }
        return metadata(
            "<!doctype html>\(html)<head>\(head)</head><body><main><article>\(headline ?? "")\(top)\(story.joined())</article></main></body></html>"
        )
    }

    static func metadata(_ html: String, url: String? = nil) -> PageMetadata { ExtractedPage(Array(html.utf8), url: url).metadata }

    static func linked(_ json: String) -> String { "<script type='application/ld+json'>\(json)</script>" }

    static func meta(_ name: String, _ content: String) -> String { "<meta name='\(name)' content='\(content)'>" }

    // MARK: Dates

    /// Every way to state the day of publication, in order of precedence.
    private static let dates: [(source: String, mark: @Sendable (String) -> (head: String, top: String))] = [
        ("json-ld", { (linked(#"{"@type":"NewsArticle","datePublished":"\#($0)"}"#), "") }),
        ("article:published_time", { ("<meta property='article:published_time' content='\($0)'>", "") }),
        ("dc.date.issued", { (meta("DC.date.issued", $0), "") }),
        ("parsely-pub-date", { (meta("parsely-pub-date", $0), "") }),
        ("sailthru.date", { (meta("sailthru.date", $0), "") }),
        ("citation_publication_date", { (meta("citation_publication_date", $0), "") }),
        ("pubdate", { (meta("pubdate", $0), "") }),
        (
            "microdata",
            {
                (
                    "",
                    "<div itemscope itemtype='https://schema.org/NewsArticle'><time itemprop='datePublished' datetime='\($0)'>lately</time></div>"
                )
            }
        ),
        ("time", { ("", "<p><time datetime='\($0)'>lately</time></p>") }),
        ("dateline", { ("", "<p class='article-date'>\($0)</p>") }),
        ("text", { ("", "<p>Published \($0)</p>") }),
    ]

    @Test(arguments: dates.indices) func aDateIsRead(_ index: Int) {
        let (head, top) = Self.dates[index].mark("2024-10-28")
        let found = Self.page(head: head, top: top).published
        #expect(found?.value == "2024-10-28")
        #expect(found?.source == Self.dates[index].source)
    }

    @Test func ofTwoDatesTheOneThatCountsFirstIsTaken() {
        for first in Self.dates.indices {
            for second in Self.dates.indices where second > first {
                // For what is shown, the place decides.
                if ["time", "dateline", "text"].contains(Self.dates[first].source) { continue }
                let (one, other) = (Self.dates[first].mark("2024-10-28"), Self.dates[second].mark("2023-01-02"))
                let found = Self.page(head: other.head + one.head, top: other.top + one.top).published
                #expect(found?.value == "2024-10-28", "\(Self.dates[first].source) and \(Self.dates[second].source)")
                #expect(found?.source == Self.dates[first].source, "\(Self.dates[first].source) and \(Self.dates[second].source)")
            }
        }
    }

    @Test(arguments: [
        ("2024-10-28T14:08:00.123Z", "2024-10-28T14:08:00Z"), ("2024-10-28T14:08:00+02:00", "2024-10-28T14:08:00+02:00"),
        ("2024-10-28 14:08:09+08:00", "2024-10-28T14:08:09+08:00"),
        ("Mon, 28 Oct 2024 14:08:00 -0600", "2024-10-28T14:08:00-06:00"), ("2024-10-28T14:08:00", "2024-10-28T14:08:00"),
        ("20241028", "2024-10-28"), ("October 28, 2024, 07:47 PM EST", "2024-10-28T19:47:00"),
        ("2024-10-28T13:16+0000", "2024-10-28T13:16:00+00:00"), ("01:38:07 PM IST Oct 28, 2024", "2024-10-28T13:38:07"),
    ])
    func aDateKeepsItsTimeAndZone(_ text: String, _ iso: String) {
        #expect(Self.page(head: Self.linked(#"{"@type":"Article","datePublished":"\#(text)"}"#)).published?.value == iso)
    }

    @Test(arguments: ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "", "soon", "{{date}}", "null", "2024-13-45"])
    func whatIsNoDateIsPassedOver(_ text: String) {
        let page = Self.page(head: Self.linked(#"{"@type":"NewsArticle","datePublished":"\#(text)"}"#) + Self.meta("pubdate", "2024-10-28"))
        #expect(page.published?.value == "2024-10-28")
        #expect(page.published?.source == "pubdate")
    }

    @Test func theAddressHasADateWhereNothingElseHas() {
        for way in [
            "2024/10/28/bridge", "news/2024/oct/28/bridge", "news/bridge-2024-10-28.html", "20241028/bridge", "story/2024-10-28/bridge",
        ] {
            let found = Self.page(head: "<link rel='canonical' href='https://ledger.example/\(way)'>").published
            #expect(found?.value == "2024-10-28", "\(way)")
            #expect(found?.source == "url", "\(way)")
        }
        #expect(Self.page(head: "<link rel='canonical' href='https://ledger.example/2024/13/45/bridge'>").published == nil)
    }

    @Test func dayAndMonthStandAsInTheLanguage() {
        func date(_ language: String) -> String? {
            Self.page(top: "<p class='date'>03/04/2024</p>", html: "<html lang='\(language)'>").published?.value
        }
        #expect(date("en-US") == "2024-03-04")
        #expect(date("pt-BR") == "2024-04-03")
        #expect(date("en-GB") == "2024-04-03")
        #expect(date("en") == "03/04/2024")
        #expect(date("") == "03/04/2024")
    }

    @Test func aChangeIsNotThePublication() {
        let page = Self.page(
            head: Self.linked(#"{"@type":"NewsArticle","datePublished":"2024-10-28","dateModified":"2024-10-30T08:00:00Z"}"#))
        #expect(page.published?.value == "2024-10-28")
        #expect(page.modified?.value == "2024-10-30T08:00:00Z")
        #expect(page.modified?.source == "json-ld")
        let shown = Self.page(top: "<p class='dates'>Updated 30 October 2024</p><p class='dates'>Published 28 October 2024</p>")
        #expect(shown.published?.value == "2024-10-28")
        #expect(shown.modified?.value == "2024-10-30")
        #expect(
            Self.page(head: Self.linked(#"{"@type":"Article","datePublished":"2024-10-28","dateModified":"2024-10-28"}"#)).modified == nil)
        #expect(Self.page(top: "<p>Last updated: 30 October 2024</p>").published?.value == "2024-10-30")
    }

    @Test func datesOfOtherThingsAreNone() {
        let page = Self.page(
            top: """
                <aside class='related'><time datetime='2020-01-01'>1 January 2020</time></aside><figure><img src='a'><figcaption>The bridge on 3 May 2019</figcaption></figure>
                <p>The bridge, which was closed on 4 June 2015 after a flood that took two of its piers, is open to carts again, the town said.</p>
                """)
        #expect(page.published == nil)
        #expect(page.caption?.value == "The bridge on 3 May 2019")
    }

    // MARK: Authors

    private static let authors: [(source: String, mark: @Sendable (String) -> (head: String, top: String))] = [
        ("json-ld", { (linked(#"{"@type":"NewsArticle","author":{"@type":"Person","name":"\#($0)"}}"#), "") }),
        ("article:author", { ("<meta property='article:author' content='\($0)'>", "") }),
        ("dc.creator", { (meta("DC.creator", $0), "") }),
        ("parsely-author", { (meta("parsely-author", $0), "") }),
        ("sailthru.author", { (meta("sailthru.author", $0), "") }),
        ("citation_author", { (meta("citation_author", $0), "") }),
        ("author", { (meta("author", $0), "") }),
        ("microdata", { ("", "<div itemscope itemtype='https://schema.org/NewsArticle'><meta itemprop='author' content='\($0)'></div>") }),
        ("rel=author", { ("", "<p>From <a rel='author' href='/who'>\($0)</a></p>") }),
        ("byline", { ("", "<p class='byline'>\($0)</p>") }),
        ("byline", { ("", "<p>By \($0)</p>") }),
    ]

    @Test(arguments: authors.indices) func anAuthorIsRead(_ index: Int) {
        let (head, top) = Self.authors[index].mark("Ann Bee")
        let found = Self.page(head: head, top: top)
        #expect(found.authors == ["Ann Bee"])
        #expect(found.authorSource == Self.authors[index].source)
    }

    @Test func ofTwoAuthorsTheOneThatCountsFirstIsTaken() {
        for first in Self.authors.indices {
            for second in Self.authors.indices where second > first {
                // A byline that says "by", or links to the author, tells more than what a system wrote down.
                if second >= 8 || first >= 8 { continue }
                let (one, other) = (Self.authors[first].mark("Ann Bee"), Self.authors[second].mark("Cy Dee"))
                let found = Self.page(head: other.head + one.head, top: other.top + one.top)
                #expect(found.authors == ["Ann Bee"], "\(Self.authors[first].source) and \(Self.authors[second].source)")
                #expect(
                    found.authorSource == Self.authors[first].source,
                    "\(Self.authors[first].source) and \(Self.authors[second].source)")
            }
        }
    }

    @Test(arguments: [
        (#""author":"By Ann Bee""#, ["Ann Bee"]), (#""author":["Ann Bee","Cy Dee"]"#, ["Ann Bee", "Cy Dee"]),
        (#""author":"Ann Bee and Cy Dee""#, ["Ann Bee", "Cy Dee"]),
        (#""author":[{"@type":"Person","name":"Ann Bee"},{"@type":"Organization","name":"The Ledger"}]"#, ["Ann Bee"]),
        (#""author":{"name":["Ann Bee","Cy Dee"]}"#, ["Ann Bee", "Cy Dee"]),
        (#""author":"ANN BEE, Ledger Staff Writer""#, ["ANN BEE"]), (#""author":"Ann Bee | Valley Media""#, ["Ann Bee"]),
        (#""author":"Ann Bee, Ann Bee""#, ["Ann Bee"]),
        (#""creator":["Ann Bee"]"#, ["Ann Bee"]), (#""author":{"@type":"Person","givenName":"Ann","familyName":"Bee"}"#, ["Ann Bee"]),
        (#""author":{"@type":"Person","name":"Regan"}"#, ["Regan"]),
        (#""author":{"@type":"Organization","name":"Orsund Wire"}"#, ["Orsund Wire"]), (#""author":"Ann&#32;B&eacute;e""#, ["Ann Bée"]),
        (#""author":"https://www.facebook.com/annbee""#, []),
        (#""author":{"@id":"_:ann"}},{"@type":"Person","@id":"_:ann","name":"Ann Bee""#, ["Ann Bee"]), (#""author":"admin""#, []),
        (#""author":"Ann Bee (Orsund)""#, ["Ann Bee"]),
        (#""author":"Dr. Ann Bee, Ph.D.""#, ["Ann Bee"]), (#""author":"Prof Ann Bee MD""#, ["Ann Bee"]),
        (#""author":"Von Ann Bee""#, ["Ann Bee"]), (#""author":"ann@ledger.example""#, []),
    ])
    func authorsAreNames(_ members: String, _ names: [String]) {
        #expect(Self.page(head: Self.linked(#"[{"@type":"NewsArticle",\#(members)}]"#)).authors == names, "\(members)")
    }

    @Test func personsGoBeforeOrganisations() {
        let head = Self.linked(
            #"{"@type":"NewsArticle","author":{"@type":"Organization","name":"The Ledger"},"publisher":{"name":"The Ledger"}}"#)
        #expect(Self.page(head: head).authors == ["The Ledger"])
        #expect(Self.page(head: head, top: "<p class='byline'>By Ann Bee and Cy Dee</p>").authors == ["Ann Bee", "Cy Dee"])
        #expect(Self.page(head: head + Self.meta("author", "Ann Bee")).authors == ["Ann Bee"])
    }

    @Test func whatThePageShowsGoesBeforeWhoPutItUp() {
        let head = Self.linked(#"{"@type":"NewsArticle","author":{"@type":"Person","name":"Eve Fox"}}"#)
        #expect(Self.page(head: head, top: "<p class='byline'>By Ann Bee</p>").authors == ["Ann Bee"])
        #expect(Self.page(head: head, top: "<p class='byline'>By Eve Fox and Ann Bee</p>").authors == ["Eve Fox", "Ann Bee"])
        #expect(Self.page(head: head, top: "<p class='byline'>By E. Fox</p>").authors == ["Eve Fox"])
    }

    @Test func capitalsAreWrittenAsThePageWritesTheNameElsewhere() {
        #expect(
            Self.page(
                head: Self.linked(#"{"@type":"NewsArticle","author":"By ANN BEE, Wire Writer"}"#),
                top: "<p class='byline'>Ann Bee, Wire Writer</p>"
            ).authors == ["Ann Bee"])
    }

    @Test func readersAndOtherStoriesNameNoAuthor() {
        let page = Self.page(
            top:
                "<div class='comments'><span class='author'>Cy Dee</span></div><aside><p class='byline'>By Eve Fox</p></aside><figure><figcaption>By Gil Hay</figcaption></figure>"
        )
        #expect(page.authors.isEmpty)
        #expect(page.authorSource == nil)
    }

    // MARK: Titles

    @Test(arguments: [
        ("Old Bridge Reopens After Nine Years | The Ledger", "<h1>Old Bridge Reopens After Nine Years</h1>"),
        ("Old Bridge Reopens After Nine Years - Ledger.example", ""),
        ("Old Bridge Reopens After Nine Years — The Ledger — Orsund", "<h1>Old Bridge Reopens After Nine Years</h1>"),
        ("Old Bridge Reopens After Nine Years | News | The Ledger", ""),
        ("The Ledger: Old Bridge Reopens After Nine Years", ""),
        ("Old bridge reopens after 9 years", "<h1 class='headline'>Old Bridge Reopens After Nine Years</h1>"),
        ("Something else altogether", "<h1 class='headline'>Old Bridge Reopens After Nine Years</h1>"),
        ("Old Bridge Reopens After Nine Years", "<h1>The Ledger</h1>"),
        ("Old Bridge Reopens After Nine Years", "<h1>The Ledger</h1><h2>Old Bridge Reopens After Nine Years</h2>"),
        ("Old Bridge Reopens After Nine Years", "<h1><span>News</span> <span>Old Bridge Reopens After Nine Years</span></h1>"),
        ("Old Bridge Reopens After Nine Years", "<h1>OLD BRIDGE REOPENS AFTER NINE YEARS</h1>"),
    ])
    func theTitleIsTheHeadlineAlone(_ title: String, _ headline: String) {
        let names = "<meta property='og:site_name' content='The Ledger'>"
        for head in [
            "<title>\(title)</title>", "<meta property='og:title' content=\"\(title)\">",
            Self.linked(#"{"@type":"NewsArticle","headline":"\#(title)"}"#),
        ] {
            #expect(
                Self.page(head: names + head, headline: headline).title?.value == "Old Bridge Reopens After Nine Years",
                "\(head) \(headline)")
        }
    }

    @Test func aPartOfTheHeadlineIsNoSitesName() {
        let page = Self.metadata(
            "<title>Care - Ledger at the Fair</title><link rel='canonical' href='https://ledger.example/fair'><body><h1>Care - Ledger at the Fair</h1><p>It was there.</p>"
        )
        #expect(page.title?.value == "Care - Ledger at the Fair")
        #expect(Self.page(head: "<title>Bridges: a history</title>", headline: "").title?.value == "Bridges: a history")
    }

    @Test func aNameThatIsTheHeadlineIsNoSitesName() {
        let names =
            "<meta name='application-name' content='Old Bridge Reopens After Nine Years'><meta name='publisher' content='The Ledger'>"
        let page = Self.page(head: names + "<meta property='og:title' content='Old Bridge Reopens After Nine Years'>")
        #expect(page.title?.value == "Old Bridge Reopens After Nine Years")
        #expect(page.siteName?.value == "The Ledger")
    }

    @Test func aBlogsNameIsNoHeadline() {
        let post = "<div class='post'><h3 class='post-title entry-title'><a href='x'>The bridge is open</a></h3></div>"
        for name in ["<h1 class='title'><a href='/'>My Valley Blog</a></h1>", "<h1>My Valley Blog</h1>"] {
            #expect(
                Self.page(head: "<title>My Valley Blog: The bridge is open</title>", headline: name + post).title?.value
                    == "The bridge is open")
        }
        #expect(
            Self.page(
                head: "<title>The bridge is open - My Valley Blog</title>", headline: "<h1>My Valley Blog</h1><h2>The bridge is open</h2>"
            ).title?.value == "The bridge is open")
    }

    @Test func aKickerIsPartedAsTheMetadataPartIt() {
        let page = Self.page(
            head: "<title>Bridge: Open after nine years</title>",
            headline: "<h1><span>Bridge</span> <span>Open after nine years</span></h1>")
        #expect(page.title?.value == "Bridge: Open after nine years")
    }

    @Test func ofTimesThatOfPublicationIsTaken() {
        let times =
            "<span class='posted-on'><time class='updated' datetime='2019-01-01'>1 January</time> <time class='entry-date published' datetime='2018-03-03T09:00:00Z'>3 March 2018</time></span>"
        let page = Self.page(top: times)
        #expect(page.published?.value == "2018-03-03T09:00:00Z")
        #expect(page.published?.source == "time")
        #expect(page.modified?.value == "2019-01-01")
    }

    @Test func anAuthorBelowTheStoryIsRead() {
        let page = Self.metadata(
            "<title>Bridge</title><h1>Bridge</h1><p>It was mended.</p><div class='post-footer'>Posted by <a rel='author' href='u'>Ann Bee</a></div>"
        )
        #expect(page.authors == ["Ann Bee"])
    }

    @Test func theSourceOfATitleIsTheFirstThatGivesIt() {
        let head = "<title>Old Bridge Reopens After Nine Years | Ledger</title>"
        #expect(Self.page(head: head).title?.source == "title")
        #expect(
            Self.page(head: head + "<meta property='og:title' content='Old Bridge Reopens After Nine Years'>").title?.source == "og:title")
        #expect(
            Self.page(head: head + Self.linked(#"{"@type":"Article","headline":"Old Bridge Reopens After Nine Years"}"#)).title?.source
                == "json-ld")
        #expect(Self.page(head: "<title>Bridge</title>").title?.source == "h1")
    }

    @Test func aPageWithoutAHeadlineHasNone() {
        #expect(Self.metadata("<p>A few words.</p>").title == nil)
        #expect(Self.metadata("").title == nil)
    }

    // MARK: Address

    @Test(
        arguments: [
            ("<link rel='canonical' href='https://ledger.example/bridge#top'>", nil, "https://ledger.example/bridge", "canonical"),
            ("<link rel='canonical' href='/bridge'>", "https://ledger.example/a/b?c", "https://ledger.example/bridge", "canonical"),
            ("<link rel='canonical' href='../bridge'>", "https://ledger.example/a/b/c", "https://ledger.example/a/bridge", "canonical"),
            (
                "<link rel='canonical' href='//www.ledger.example/bridge'>", "https://ledger.example/a",
                "https://www.ledger.example/bridge", "canonical"
            ),
            (
                "<base href='https://ledger.example/base/'><link rel='canonical' href='bridge'>", nil, "https://ledger.example/base/bridge",
                "canonical"
            ),
            (
                "<link rel='canonical' href='/'><meta property='og:url' content='https://ledger.example/bridge'>",
                "https://ledger.example/x", "https://ledger.example/bridge", "og:url"
            ),
            (
                "<link rel='canonical' href='/bridge'><meta property='og:url' content='https://ledger.example/other'>", nil,
                "https://ledger.example/bridge", "canonical"
            ),
            (
                "<link rel='canonical' href='javascript:void(0)'><meta property='og:url' content=' https://ledger.example/bridge '>", nil,
                "https://ledger.example/bridge", "og:url"
            ),
            (
                #"<script type="application/ld+json">{"@type":"NewsArticle","mainEntityOfPage":{"@id":"https://ledger.example/bridge"},"url":"https://ledger.example"}</script>"#,
                nil, "https://ledger.example/bridge", "json-ld"
            ),
        ] as [(String, String?, String, String)])
    func theAddressIsTheCanonicalOne(_ head: String, _ known: String?, _ url: String, _ source: String) {
        let found = Self.metadata("<head>\(head)</head><h1>Old Bridge</h1>", url: known).url
        #expect(found?.value == url)
        #expect(found?.source == source)
    }

    @Test func whatBrowsersNoteMakesAddressesAbsolute() {
        let note = "<!-- saved from url=(0034)https://ledger.example/news/a.html -->"
        #expect(
            Self.metadata("<!doctype html>\n\(note)\n<html><head><link rel='canonical' href='bridge'></head>").url?.value
                == "https://ledger.example/news/bridge")
        let single = "<!--\n Page saved with SingleFile \n url: https://ledger.example/news/a.html \n saved date: Mon Oct 28 2024\n-->"
        #expect(
            Self.metadata("<!doctype html><html>\(single)<head><link rel='canonical' href='bridge'></head>").url?.value
                == "https://ledger.example/news/bridge")
    }

    @Test(arguments: [
        "https://ledger.example/", "https://ledger.example", "https://ledger.example/en/", "https://ledger.example/index.html",
        "ftp://ledger.example/a", "about:blank", "https://", "http://nowhere", "https://a b.example/c",
    ])
    func homePagesAndWhatIsNoAddressAreNone(_ address: String) {
        #expect(Self.metadata("<head><link rel='canonical' href='\(address)'></head><h1>Old Bridge</h1>").url == nil)
    }

    // MARK: The rest

    @Test func languageSiteSectionTagsAndCaption() {
        let page = Self.page(
            head: Self.linked(
                #"{"@type":"NewsArticle","articleSection":["Harbour","News"],"keywords":"bridge, carts,  river","inLanguage":"en_us","publisher":{"@type":"Organization","name":"The Ledger"},"image":{"caption":"The bridge."}}"#
            ))
        #expect(page.section?.value == "Harbour")
        #expect(page.tags == ["bridge", "carts", "river"])
        #expect(page.language?.value == "en-US")
        #expect(page.siteName?.value == "The Ledger")
        #expect(page.caption?.value == "The bridge.")
        let other = Self.page(
            head:
                "<meta property='og:locale' content='pt_BR'><meta property='article:section' content='Porto'><meta property='article:tag' content='ponte'><meta property='article:tag' content='rio, o'><meta property='og:site_name' content='O Livro'>",
            top: "<figure><img alt='x'><figcaption>A ponte velha.</figcaption></figure>", html: "<html>")
        #expect(other.section?.value == "Porto")
        #expect(other.tags == ["ponte", "rio, o"])
        #expect(other.language?.value == "pt-BR")
        #expect(other.siteName?.value == "O Livro")
        #expect(other.caption?.value == "A ponte velha.")
        #expect(other.caption?.source == "figcaption")
        #expect(other.siteName?.source == "og:site_name")
        #expect(other.language?.source == "og:locale")
        #expect(Self.page(top: "<p><a rel='tag' href='/t'>bridge</a> <a rel='tag' href='/u'>river</a></p>").tags == ["bridge", "river"])
    }

    @Test func provenanceNamesEachFieldThatThereIs() {
        let page = Self.page(
            head: "<title>Old Bridge Reopens After Nine Years</title>", top: "<p class='byline'>By Ann Bee</p><p>28 October 2024</p>")
        #expect(page.provenance["title"] == "title")
        #expect(page.provenance["author"] == "byline")
        #expect(page.provenance["date"] == "text")
        #expect(page.provenance["language"] == "html")
        #expect(page.provenance["url"] == nil)
        #expect(page.provenance["section"] == nil)
    }
}
