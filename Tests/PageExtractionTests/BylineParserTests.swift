import Testing

@testable import LedePageExtraction

@Suite struct BylineParserTests {
    @Test(arguments: [
        (
            "by Martin Fornusek and The Kyiv Independent news desk October 28, 2024 2:08 PM 2 min read",
            "Martin Fornusek and The Kyiv Independent news desk"
        ),
        ("By JANE DOE", "JANE DOE"), ("Par Hélène Kerbrat (Lannec, envoyée spéciale)", "Hélène Kerbrat"), ("Written by Ann Bee", "Ann Bee"),
        ("By Ann Bee, Cy Dee and Eve van der Fee", "Ann Bee, Cy Dee and Eve van der Fee"),
        ("Von Jutta Kranz und Peter Wolff", "Jutta Kranz und Peter Wolff"),
        ("Par Hélène Marchand | Publié le 3 mai 2021", "Hélène Marchand"),
        ("Por Carmen Oliva", "Carmen Oliva"), ("Автор: Анна Белова", "Анна Белова"), ("Posted by Ann Bee on May 3, 2021", "Ann Bee"),
        ("Published May 3, 2021 | By Ann Bee", "Ann Bee"), ("By Ann Bee • 4 minute read", "Ann Bee"),
        ("By Sammy Davis Jr.", "Sammy Davis Jr."),
        ("Posted on October 28, 2024 by tomasr", "tomasr"), ("Posted by ann.bee on May 3, 2021", "ann.bee"),
        ("28. Oktober 2024 von hwerner", "hwerner"),
        ("Publié le 28 octobre 2024 par luciole in Ponts", "luciole"), ("Posted on May 3, 2021 by tomasr Leave a comment", "tomasr"),
        ("Publicado el 3 de mayo de 2021 por c_oliva", "c_oliva"),
    ])
    func namedAuthors(_ line: String, _ author: String) {
        #expect(BylineParser.author(in: line) == BylineParser.Found(author: author, isCertain: true))
    }

    @Test(arguments: [
        ("Jane Doe, Reuters | Published 3 May 2021", "Jane Doe"), ("Оксана Гринько", "Оксана Гринько"), ("Ann Bee · 28.10.2024", "Ann Bee"),
    ])
    func likelyAuthors(_ line: String, _ author: String) {
        #expect(BylineParser.author(in: line) == BylineParser.Found(author: author, isCertain: false))
    }

    @Test(arguments: [
        "", "By Tuesday, the troops had left the town.", "By 2020", "By and large it rained.", "Von der Brücke aus sieht man den Fluss.",
        "by the river", "By May",
        "28 October 2024", "2 min read", "Privacy policy", "The minister resigned", "By the end of the year, all of it had been sold",
    ])
    func noAuthors(_ line: String) {
        #expect(BylineParser.author(in: line) == nil)
    }
}
