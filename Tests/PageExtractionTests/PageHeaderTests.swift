import LedePageExtraction
import Testing

/// Headline, byline, date and what is among them, in the layouts of many papers.
@Suite struct PageHeaderTests {
    static let story = [
        "The harbour board voted six to three on Tuesday to move the fish market to the old coal pier, ending a quarrel of eleven years.",
        "Some forty stalls will have to leave the square behind the customs house before the first frost, the harbour board said.",
        "“We were never asked,” said Wilma Groot, who has sold eels at the market since she was nineteen. “We were only told.”",
        "The coal pier has stood empty since 1998. Two cranes and a railway wagon are still on it.",
    ]
    static let headline = "Harbour board moves the fish market to the coal pier"
    static let deck = "The decision, by three votes, ends a quarrel that split a town and cost two mayors their jobs."
    static let caption = "The fish market on Sunday. Inspectors found water in three of its nine cellars."
    static let end = ["Most read", "Goat returns home", "© 2024 The Harbour Ledger", "Privacy Policy", "Terms of Service"]

    struct Arrangement: Sendable, CustomStringConvertible {
        var name: String
        var header: [String]
        var title = PageHeaderTests.headline
        var author: String?
        var date: String?
        /// What the body holds before the story.
        var opening: [String] = []
        var description: String { name }
    }

    static let arrangements: [Arrangement] = [
        Arrangement(
            name: "masthead with the paper's day, tab title, address, share row, captions before the byline",
            header: [
                "Skip to content", "Search & Section Navigation", "The Harbour Ledger", "Subscribe for $1/week", "Log in",
                "Friday, November 1, 2024", "Today's Paper",
                "Local|\(headline)", "https://ledger.example/2024/10/28/fish.html", "Advertisement", "SKIP ADVERTISEMENT", headline, deck,
                "Share full article", "37", caption,
                caption + "Credit...Dana Whitlock for The Harbour Ledger", "By Marisol Trent and Kofi Adler", "Published Oct. 28, 2024",
                "Updated Oct. 29, 2024, 9:14 a.m. ET",
            ],
            author: "Marisol Trent and Kofi Adler", date: "2024-10-28", opening: [deck]),
        Arrangement(
            name: "masthead and an age instead of a date",
            header: ["Subscribe", "Log in", "Friday, November 1, 2024", "Today's Paper", headline, "By Marisol Trent", "3 days ago"],
            author: "Marisol Trent", date: nil),
        Arrangement(
            name: "German masthead",
            header: ["Menü", "Anmelden", "Freitag, 1. November 2024", "E-Paper", headline, "Von Hanna Werle", "28.10.2024, 14.08 Uhr"],
            author: "Hanna Werle", date: "2024-10-28T14:08:00"),
        Arrangement(
            name: "masthead right above the headline",
            header: ["Menu", "Subscribe", "The Ledger", "Friday, November 1, 2024", headline, "By Ann Bee, CNN"], author: "Ann Bee",
            date: nil),
        Arrangement(
            name: "German: standfirst above date, reading time, list, caption and credit",
            header: [
                "Menü", "Anmelden", headline, deck, "28.10.2024, 14.08 Uhr", "Aktualisiert: 29.10.2024, 07:30 Uhr", "Lesezeit: 4 Min.",
                "Zur Merkliste hinzufügen", "Bild vergrößern",
                "Gesperrt: Der Markt am Montagmorgen", "Foto: Heiko Brandt / dpa",
            ],
            author: nil, date: "2024-10-28T14:08:00", opening: [deck]),
        Arrangement(
            name: "name apart from the date, with an office",
            header: ["Menu", "Sign in", headline, "Published", "28 October 2024", "Share", "Ann Bee", "Political correspondent, Orsund"],
            author: "Ann Bee", date: "2024-10-28"),
        Arrangement(
            name: "name, button, reading time, then the date",
            header: ["Sign up", "Sign in", headline, "Ann Bee", "Follow", "5 min read", "·", "Oct 28, 2024", "Listen", "Share"],
            author: "Ann Bee", date: "2024-10-28"),
        Arrangement(
            name: "date first, then heard on, then the name",
            header: ["Menu", "Donate", headline, "October 28, 2024 2:08 PM ET", "Heard on The Morning", "Ann Bee"],
            author: "Ann Bee", date: "2024-10-28T14:08:00"),
        Arrangement(
            name: "by on a line of its own", header: ["Menu", "Search", headline, "By", "Ann Bee", "May 3, 2021"], author: "Ann Bee",
            date: "2021-05-03"),
        Arrangement(
            name: "blog", header: ["Home", "About", "Contact", headline, "Posted on May 3, 2021 by tomasr"], author: "tomasr",
            date: "2021-05-03"),
        Arrangement(
            name: "blog, other order", header: ["Home", "About", "Contact", headline, "May 3, 2021 by tomasr Leave a comment"],
            author: "tomasr", date: "2021-05-03"),
        Arrangement(
            name: "outlet", header: ["Menu", "Log in", headline, "By Tomas Reyes, CNN", "Updated 2:08 PM EDT, Mon October 28, 2024"],
            author: "Tomas Reyes", date: "2024-10-28T14:08:00"),
        Arrangement(
            name: "key points with bullets",
            header: [
                "Menu", "Log in", headline, "By Ann Bee", "May 3, 2021", "Key points", "• Market to move before the first frost",
                "• Pier empty since 1998",
            ],
            author: "Ann Bee", date: "2021-05-03",
            opening: ["Key points", "• Market to move before the first frost", "• Pier empty since 1998"]),
        Arrangement(
            name: "key points without bullets",
            header: [
                "Menu", "Log in", headline, "By Ann Bee", "May 3, 2021", "Summary", "Market to move before the first frost",
                "Pier has been empty since 1998",
            ],
            author: "Ann Bee", date: "2021-05-03",
            opening: ["Summary", "Market to move before the first frost", "Pier has been empty since 1998"]),
        Arrangement(
            name: "key points in German",
            header: [
                "Menü", "Abo", headline, "Von Hanna Werle", "28.10.2024", "Das Wichtigste in Kürze", "- Der Markt zieht vor dem Frost um",
                "- Der Pier ist seit 1998 leer",
            ],
            author: "Hanna Werle", date: "2024-10-28",
            opening: ["Das Wichtigste in Kürze", "- Der Markt zieht vor dem Frost um", "- Der Pier ist seit 1998 leer"]),
        Arrangement(
            name: "site in the headline", header: ["Menu", "Log in", "\(headline) | The Harbour Ledger", "By Ann Bee", "May 3, 2021"],
            author: "Ann Bee", date: "2021-05-03"),
        Arrangement(
            name: "box between date and story",
            header: [
                "Menu", "Log in", headline, "By Ann Bee", "May 3, 2021", "Related Articles", "Fish market was moved once before",
                "Coal pier to get a road",
            ],
            author: "Ann Bee", date: "2021-05-03"),
        Arrangement(
            name: "picture button and labelled captions",
            header: [
                "Menu", "Log in", headline, "Enlarge Image", "Image copyright Getty Images", "Image caption The fish market in spring",
                "By Ann Bee", "May 3, 2021",
            ], author: "Ann Bee", date: "2021-05-03"),
    ]

    @Test(arguments: arrangements, ["\n", "\n\n"])
    func fieldsAndText(_ arrangement: Arrangement, separator: String) {
        let found = PageExtractor().extract((arrangement.header + Self.story + Self.end).joined(separator: separator))
        #expect(found.report.isPage)
        #expect(found.title == arrangement.title)
        #expect(found.author == arrangement.author)
        #expect(found.date == arrangement.date)
        let body = found.body.split(separator: "\n").map(String.init).filter { !$0.isEmpty }
        #expect(body == arrangement.opening + Self.story)
    }

    @Test func aPageOfAHeaderAloneHasItsFields() {
        let page = [
            "Subscribe for $1/week", "Log in", "Friday, November 1, 2024", "Today's Paper", Self.headline, Self.deck, Self.caption,
            "By Marisol Trent and Kofi Adler",
        ]
        let found = PageExtractor(mode: .always).extract(page.joined(separator: "\n"))
        #expect(found.title == Self.headline)
        #expect(found.author == "Marisol Trent and Kofi Adler")
        #expect(found.date == nil)
    }

    @Test func oneParagraphBelowALongStandfirstIsTheStory() {
        let page = [
            "Advertisement", "SKIP ADVERTISEMENT", Self.headline, Self.deck, "Share full article", "37", Self.caption,
            Self.caption + "Credit...Dana Whitlock for The Ledger",
            "By Marisol Trent and Kofi Adler", "Published Oct. 28, 2024", Self.story[1], "Sign up for The Morning Tide newsletter",
        ]
        let found = PageExtractor().extract(page.joined(separator: "\n"))
        #expect(found.title == Self.headline)
        #expect(found.author == "Marisol Trent and Kofi Adler")
        #expect(found.date == "2024-10-28")
        #expect(found.body == Self.deck + "\n\n" + Self.story[1])
    }

    @Test(arguments: ["\n", "\n\n"])
    func aReportFromMinuteToMinuteKeepsItsFirstHeading(separator: String) {
        let entries = [
            ["14:08", "Market to close", Self.story[0]], ["13:40", "Board meets again", Self.story[1]],
            ["12:15", "Stallholders protest", Self.story[2]], ["11:02", "Two cranes", Self.story[3]],
        ]
        let page =
            ["Menu", "Search", "Log in", "Live: the fish market vote", "By Ann Bee", "May 3, 2021"] + entries.flatMap { $0 } + Self.end
        let found = PageExtractor().extract(page.joined(separator: separator))
        for heading in entries.map({ $0[1] }) { #expect(found.body.contains(heading), "\(heading)") }
        #expect(found.title == "Live: the fish market vote")
    }
}
