import LedeTestSupport
import Testing

@testable import LedePageExtraction

/// A page's story without what surrounds and interrupts it, in the layouts of many sites.
@Suite struct PageBodyTests {
    static let paragraphs = [
        "The harbour board voted six to three on Tuesday to move the fish market to the old coal pier, ending a quarrel of eleven years.",
        "Some forty stalls will have to leave the square behind the customs house before the first frost, the harbour board said.",
        "“We were never asked,” said Wilma Groot, who has sold eels at the market since she was nineteen. “We were only told.”",
        "The coal pier has stood empty since 1998, and two cranes and a railway wagon are still on it, with grass between the rails.",
    ]
    static let story = paragraphs.map { "<p>\($0)</p>" }
    static var text: String { paragraphs.joined(separator: "\n\n") }

    static func body(_ html: String) -> String { PageBody(PageTree(Array(html.utf8))).text }

    /// A page of a site with all that a site has.
    static func page(_ inner: String, around open: String = "<article>", _ close: String = "</article>") -> String {
        """
        <!DOCTYPE html><html><head><title>Fish market moves | The Ledger</title><style>p{}</style></head><body>
        <header><nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li><li><a href="/s">Sport</a></li></ul></nav></header>
        \(open)\(inner)\(close)
        <footer><p>Copyright 2024 The Ledger, which has been printed in this town since 1871, and is owned by its readers.</p></footer></body></html>
        """
    }

    /// What is beside a story, and within it.
    static let boxes: [(name: String, html: String)] = [
        (
            "comments",
            "<div id=comments><h3>3 comments</h3><p>I have bought my eels there for thirty years, and I will not walk to the pier in winter.</p><p>Nobody asked us either, did they, when they took the bus stop away.</p></div>"
        ),
        (
            "related list",
            "<div class=related-stories><h3>Read more</h3><ul><li><a href=/1>Ferry runs late again after a week of storms</a></li><li><a href=/2>Council counts its bicycles</a></li></ul></div>"
        ),
        (
            "links without a name",
            "<div><ul><li><a href=/1>Ferry runs late again after a week of storms</a></li><li><a href=/2>Council counts its bicycles</a></li><li><a href=/3>New roof for the school</a></li></ul></div>"
        ),
        (
            "teasers",
            "<ul><li><h3><a href=/1>Ferry runs late again</a></h3><p>After a week of storms the ferry is late again, and nobody knows when the timetable will hold.</p></li><li><h3><a href=/2>Council counts bicycles</a></h3><p>There are more of them than last year, the council says, but fewer than it had hoped for.</p></li><li><h3><a href=/3>New roof for school</a></h3><p>The old one leaked for nine years, and the new one is said to last for ninety.</p></li></ul>"
        ),
        (
            "other article",
            "<article class=teaser><h2><a href=/1>Ferry runs late again</a></h2><p>After a week of storms the ferry is late again, and nobody knows when the timetable will hold.</p></article>"
        ),
        (
            "newsletter",
            "<div class=newsletter-signup><p>Get the news of the harbour in your inbox every morning, with the tides and the weather.</p><form><input type=email><button>Sign up</button></form></div>"
        ),
        ("form", "<form><p>Tell us what you think of the fish market, and we will print the best of your letters.</p><input></form>"),
        ("share row", "<div class=social-share><a href=#>Facebook</a> <a href=#>Twitter</a> <a href=#>Copy link</a></div>"),
        (
            "caption",
            "<figure><img src=x.jpg><figcaption>The fish market on Sunday, where inspectors found water in three of nine cellars. Photo: Ann Bee</figcaption></figure>"
        ),
        (
            "gallery",
            "<div class=photo-gallery><p>Three of the nine cellars of the customs house, as the inspectors found them on Sunday morning.</p></div>"
        ),
        (
            "advertisement",
            "<div class=ad-slot><p>Advertisement</p><p>New winter boots for the whole family, at prices that warm the feet, only this week.</p></div>"
        ),
        ("author", "<div class=author-bio><p>Ann Bee writes about the harbour for The Ledger, and keeps two goats.</p></div>"),
        ("tags", "<div class=article-tags>Topics: <a href=/t1>Harbour</a> <a href=/t2>Markets</a></div>"),
        (
            "paywall",
            "<div class=paywall><p>To read the rest of this story become a subscriber, from one crown a week, cancel any time.</p></div>"
        ),
        (
            "cookies",
            "<div class=cookie-consent><p>We use cookies to improve your experience, and share them with 412 partners that we trust.</p></div>"
        ),
        (
            "hidden",
            "<div style=\"display: none\"><p>The harbour board has nine members, of whom three are chosen by the fishermen every fourth year.</p></div>"
        ),
        ("read more line", "<p><strong>Read more: <a href=/1>Ferry runs late again after a week of storms</a></strong></p>"),
        ("link alone", "<p><a href=/1>The ferry runs late again after a week of storms, and nobody knows why it does</a></p>"),
        ("follow", "<p>Follow The Ledger on <a href=/f>Facebook</a>, Twitter (@ledger) and Instagram, or write to us.</p>"),
        (
            "heading of other stories",
            "<p><b>More Great Ledger Stories</b></p><ul><li>The ferry runs late again: <a href=/1>a week of storms</a></li><li>Why the council <a href=/2>counts its bicycles</a></li></ul>"
        ),
        (
            "script",
            "<script>document.write('<p>The market is closed on Mondays, and has always been so.</p>')</script><noscript><p>Please turn on scripts, or you will not see the tide table that stands here.</p></noscript>"
        ),
        ("aside", "<aside><p>The market was founded in 1611 by a bishop who liked herring, and moved twice since then.</p></aside>"),
        (
            "pull quote",
            "<blockquote class=pullquote>“Ending a quarrel of eleven years”</blockquote><div class=pull>We were never asked, said Wilma Groot, who has sold eels</div>"
        ),
        ("bracketed code", "<p>[button link=\"https://ledger.example/\"] Send us your eels [/button]</p>"),
        (
            "player",
            "<video><p>Your browser does not play videos of this kind, which is a pity for the gulls.</p></video><iframe src=x></iframe>"
        ),
    ]

    @Test(arguments: boxes.map(\.name), [0, 2, 4])
    func isCut(_ name: String, at place: Int) throws {
        let box = try #require(Self.boxes.first { $0.name == name })
        if name == "pull quote" && place != 2 { return }
        for (open, close) in [
            ("<article>", "</article>"), ("<div id=main><div class=entry-content>", "</div></div>"),
            ("<table><tr><td>", "</td></tr></table>"), ("<main><section>", "</section></main>"), ("", ""),
        ] {
            var parts = Self.story
            parts.insert(box.html, at: place)
            #expect(Self.body(Self.page(parts.joined(separator: "\n"), around: open, close)) == Self.text, "\(name) at \(place) in \(open)")
        }
    }

    /// Headline, standfirst, byline and date above the story are fields, not text.
    @Test(arguments: [
        "<h1>Fish market moves to the coal pier</h1>", "<h1>Fish market moves</h1><p class=byline>By Ann Bee</p><time>May 3, 2024</time>",
        "<h1>Fish market moves</h1><div>By Ann Bee, harbour correspondent</div><div>Updated May 3, 2024, 10:14 a.m.</div>",
        "<h1>Fish market moves</h1><h2>The decision, by three votes, ends a quarrel that split the town</h2><ul><li>Share</li><li>Print</li></ul>",
        "<div>Local</div><div>Fish market moves</div><div>May 3, 2024</div>",
    ])
    func header(_ header: String) {
        for (open, close) in [("<article>", "</article>"), ("<div>", "</div>")] {
            #expect(Self.body(Self.page(header + Self.story.joined(), around: open, close)) == Self.text, "\(open)")
        }
    }

    @Test func headingsListsAndQuotesAreParts() {
        let html = Self.page(
            "<h1>Fish market</h1>\(Self.story[0])<h2>What moves</h2>\(Self.story[1])<ul><li>Eels and herring</li><li>Crabs</li></ul><h2>What stays</h2><blockquote><p>\(Self.paragraphs[2])</p></blockquote>"
                + "<pre>tide\n  table</pre>\(Self.story[3])<h2>Related</h2>")
        let body = PageBody(PageTree(Array(html.utf8)))
        #expect(
            body.parts.map(\.kind) == [
                .paragraph, .heading(level: 2), .paragraph, .item, .item, .heading(level: 2), .quote, .preformatted, .paragraph,
            ])
        #expect(body.text.contains("\n\nEels and herring\nCrabs\n\nWhat stays\n\n“We were"))
    }

    /// What mentions networks, newsletters or cookies is still a story.
    @Test(arguments: [
        "The board told of its decision on Facebook and Twitter on Monday, before anyone at the market had heard of it.",
        "He put the picture on Facebook, Twitter and Instagram, where forty thousand people saw it within a day.",
        "Newsletter subscriptions rose by a third in the year after the paper had given up its printed edition, it said.",
    ])
    func storiesOfTheWeb(_ paragraph: String) {
        #expect(Self.body(Self.page((Self.story + ["<p>\(paragraph)</p>"]).joined())) == Self.text + "\n\n" + paragraph)
    }

    /// Breaks separate paragraphs if no elements do.
    @Test(arguments: ["<br><br>", "<br>\n<br />", "</p><p>", "</div><div>"])
    func paragraphs(_ separator: String) {
        #expect(Self.body(Self.page("<div>" + Self.paragraphs.joined(separator: separator) + "</div>")) == Self.text)
    }

    @Test func oneStoryOfSeveralElements() {
        let halves = Self.story[..<2].joined() + "</div><div class=ad-slot>Advertisement</div><div class=part>" + Self.story[2...].joined()
        #expect(Self.body(Self.page("<div class=part>\(halves)</div>")) == Self.text)
    }

    @Test func aPageOfAFewWordsIsNotLost() {
        #expect(Self.body("<html><body><p>There is nothing here.</p></body></html>") == "There is nothing here.")
        #expect(Self.body("") == "")
        #expect(Self.body("<html></html>") == "")
        #expect(Self.body("just words") == "just words")
    }

    /// If scripts are to show the page, its linked data may have the story; if the page shows one, that counts.
    @Test(arguments: [true, false])
    func theStoryThatIsOnlyDeclared(isShown: Bool) {
        let declared = Self.paragraphs.joined(separator: "\\n\\n").replacing("“", with: "").replacing("”", with: "")
        let html =
            "<html><head><script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"articleBody\": \"\(declared)\"}</script></head><body><div id=app>Loading…</div>\(isShown ? Self.story.joined() : "")</body></html>"
        #expect(Self.body(html) == (isShown ? Self.text : Self.text.replacing("“", with: "").replacing("”", with: "")))
    }

    /// Blanks and references of every kind are one blank.
    @Test func blanksCollapse() {
        #expect(Self.body("<p>One&nbsp;\n <b>two</b>\u{A0}three<i>four</i> five&#32; &amp; six</p>") == "One two threefour five & six")
    }
}
