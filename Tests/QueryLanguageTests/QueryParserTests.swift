import LedeArticleModel
import Foundation
import LedeRetrievalTestSupport
import LedeTestSupport
import LedeTextAnalysis
import Testing

@testable import LedeQueryLanguage

@Suite struct QueryParserTests {
    private func short(_ text: String, _ adjacency: QueryParser.Adjacency = .all) -> String {
        QueryParser(analyzer: LetterAnalyzer(), adjacency: adjacency).parse(text).query.short
    }

    @Test(arguments: [
        ("", "0"), ("   \n ", "0"), ("cats", "cats"), ("Cats dogs", "(cats & dogs)"),
        ("\"North Korean\" troops", "(\"north korean\" & troops)"),
        ("“North Korean” „tote Hose“ «à la» »x y«", "(\"north korean\" & \"tote hose\" & \"à la\" & \"x y\")"),
        ("\"a", "a"), ("\"a b", "\"a b\""), ("\"a b\nc", "(\"a b\" & c)"), ("\"\"", "0"), ("\"\" a", "a"), ("\"", "0"),
        ("5\" disk", "(5 & disk)"), ("-\"a b\"", "0"), ("\"a b\"c", "(\"a b\" & c)"),
        ("don't", "\"don t\""), ("a.b", "\"a b\""), ("multi-agent U.S.", "(\"multi agent\" & \"u s\")"),
        ("12:30", "\"12 30\""), ("https://example.org/a?b=c", "\"https example org a b c\""),
        ("a \".\" b", "(a & b)"), ("a . b", "(a & b)"), ("... !!! ,", "0"), ("😀 a", "(😀 & a)"),
    ])
    func wordsAndPhrases(_ text: String, _ expected: String) { #expect(short(text) == expected) }

    @Test(arguments: [
        ("a AND b", "(a & b)"), ("a OR b", "(a | b)"), ("a NOT b", "(a - b)"), ("a or b and not c", "(a & or & b & and & not & c)"),
        ("a b NOT c d", "((a & b) - (c & d))"), ("one OR two NOT three", "(one | (two - three))"),
        ("a AND b OR c AND d", "((a & b) | (c & d))"), ("a NOT b AND c", "((a - b) & c)"), ("a NOT b NOT c", "(a - (b | c))"),
        ("(a OR b) c", "((a | b) & c)"), ("a (b OR c)", "(a & (b | c))"), ("(a b) (c d)", "(a & b & c & d)"), ("((a))", "a"),
        ("f(x)", "(f & x)"), ("(a", "a"), ("a)", "a"), (")(", "0"), ("() a ()", "a"), ("a :) b", "(a & b)"),
        ("AND", "and"), ("NOT", "not"), ("AND OR", "(and & or)"), ("(OR)", "or"), ("cats AND", "cats"), ("AND cats", "cats"),
        ("OR cats OR", "cats"), ("cats NOT", "cats"), ("a OR OR b", "(a | b)"), ("a AND OR b", "(a & b)"), ("a OR AND b", "(a | b)"),
        ("a AND NOT b", "(a - b)"), ("a AND NOT b AND NOT c", "(a - (b | c))"), ("a (NOT b) c", "((a & c) - b)"),
        ("NOT a", "0"), ("NOT a NOT b", "0"), ("NOT a OR NOT b", "0"), ("NOT a OR b", "b"), ("NOT NOT a", "0"),
        ("a NOT (NOT b)", "(a & b)"),
        ("a AND () AND b", "(a & b)"), ("\".\" NOT a", "0"), ("AND,", "and"), ("\"OR\"", "or"), ("title:OR", "title:or"),
        ("a || b", "(a | b)"), ("a | b", "(a | b)"), ("a && b || c", "((a & b) | c)"), ("a||b", "\"a b\""), ("AT&T", "\"at t\""),
        ("&&", "0"),
    ])
    func operators(_ text: String, _ expected: String) { #expect(short(text) == expected) }

    @Test(arguments: [
        ("title:word", "title:word"), ("Title:Word", "title:word"), ("title:\"a phrase\"", "title:\"a phrase\""),
        ("body:a b", "(body:a & b)"),
        ("title:(a b) c", "(title:a & title:b & c)"), ("title:(a OR body:b)", "(title:a | body:b)"), ("title:body:a", "body:a"),
        ("foo:bar", "\"foo bar\""), ("foo:\"a b\"", "(foo & \"a b\")"), ("title: a", "title:a"), ("title:  (a b)", "(title:a & title:b)"),
        ("title: AND a", "(title & a)"), ("title:\na", "(title & a)"), ("title: , a", "(title & a)"),
        ("x title: ^\"a b\" c", "(x & title:^\"a b\" & c)"), ("title:", "title"),
        ("subtitle:a", "\"subtitle a\""), ("title:. a", "a"), ("title:(", "0"), ("(title:)", "title"), ("a NOT title:b", "(a - title:b)"),
        ("title:“a b”", "title:\"a b\""),
    ])
    func fields(_ text: String, _ expected: String) { #expect(short(text) == expected) }

    @Test(arguments: [
        ("a -b", "(a - b)"), ("a -b c", "((a & c) - b)"), ("-a b", "(b - a)"), ("a -\"b c\" -title:d", "(a - (\"b c\" | title:d))"),
        ("a -(b OR c)", "(a - (b | c))"), ("a - b", "(a & b)"), ("a--b", "\"a b\""), ("a -> b", "(a & b)"), ("a -- b", "(a & b)"),
        ("-", "0"),
        ("a -", "a"), ("multi-agent", "\"multi agent\""), ("(-a) b", "(b - a)"), ("a OR -b", "a"), ("title:(a -b)", "(title:a - title:b)"),
    ])
    func leavingOut(_ text: String, _ expected: String) { #expect(short(text) == expected) }

    @Test(arguments: [
        ("fir*", "fir*"), ("Fir* b", "(fir* & b)"), ("\"a b\"*", "\"a b*\""), ("don't*", "\"don t*\""), ("title:fir*", "title:fir*"),
        ("a*b", "a*b"),
        ("*ism", "*ism"), ("te?t", "te?t"), ("*a*", "*a*"), ("Te?T*s", "te?t*s"), ("who?", "who"), ("wh?t??", "wh?t"), ("**a**", "a"),
        ("* a", "a"), ("a * b", "(a & b)"), ("5 * 3", "(5 & 3)"), ("***", "0"), ("?", "0"), ("(?slip? flow)", "(slip & flow)"),
        ("?bc", "?bc"), ("??b* -?c", "(??b* - ?c)"), ("?bc?", "bc"), ("?!", "0"), ("index.php?id=3", "\"index php id 3\""),
        ("\"a*\"", "a*"), ("\"a b*\" c", "(\"a b*\" & c)"), ("\"a b*\"~2", "\"a b*\"~2"), ("\"*a*\"", "a"), ("\"a* b\"", "\"a b\""),
        ("\"a b*", "\"a b*\""),
        ("a** b", "(a & b)"), ("f(x*)", "(f & x*)"), ("\"a b\"*c", "(\"a b\" & *c)"), ("\"\"*", "0"),
    ])
    func prefixesAndWildcards(_ text: String, _ expected: String) { #expect(short(text) == expected) }

    @Test(arguments: [
        ("Zelenskiy~1", "zelenskiy~1"), ("zelenskiy~", "zelenskiy~2"), ("harb~", "harb~1"), ("ab~", "ab~0"), ("word~2", "word~2"),
        ("word~9", "word~2"),
        ("~5", "5"), ("~a", "a"), ("a ~ b", "(a & b)"), ("don't~1", "\"don t\""), ("title:word~1", "title:word~1"),
        ("word~1^3", "word~1^3.0"),
        ("word~x", "\"word x\""), ("harbour~0.8", "harbour~2"), ("wo?d~1", "wo?d"), ("word*~1", "word*"), ("\"a b\"~3", "\"a b\"~3"),
        ("\"a b\"~0", "\"a b\""), ("\"a\"~3", "a"), ("\"a b\"~", "\"a b\""),
        ("\"a b\"*~3^2", "\"a b*\"~3^2.0"), ("\"a b\"~3c", "(\"a b\" & \"3c\")"), ("title:\"a b\"~2", "title:\"a b\"~2"),
    ])
    func tildes(_ text: String, _ expected: String) {
        // What comes after a phrase without a blank is a word of its own.
        #expect(short(text) == expected.replacing("\"3c\"", with: "3c"))
    }

    @Test(arguments: [
        ("/colou?r/", "/colou?r/"), ("/boat-tail/", "\"boat tail\""), ("/a|b/ c", "(/a|b/ & c)"), ("/(a|b)+x/", "/(a|b)+x/"),
        ("/usr/bin/", "\"usr bin\""), ("and/or", "\"and or\""),
        ("1 / 2", "(1 & 2)"), ("/a b/", "(a & b)"), ("//", "0"), ("/a[/", "a"), ("/a", "a"), ("title:/a.c/", "title:/a.c/"),
        ("/ab/^2", "ab^2.0"), ("/ab+/^2", "/ab+/^2.0"),
        ("/a\\/b/", "/a\\/b/"), ("(/ab?/)", "/ab?/"), ("^/ab/", "^ab"), ("^/ab?/", "^/ab?/"), ("/^ab$/", "/^ab$/"), ("/(?i)ab?/", "/ab?/"),
        ("/a^b/", "\"a b\""),
    ])
    func expressions(_ text: String, _ expected: String) { #expect(short(text) == expected) }

    @Test(arguments: [
        ("^a", "^a"), ("^\"a b\"", "^\"a b\""), ("title:^a", "title:^a"), ("^ a", "a"), ("a^b", "\"a b\""), ("^^a", "a"),
        ("^fir*", "^fir*"),
        ("a^2", "a^2.0"), ("a^2.5 b", "(a^2.5 & b)"), ("\"a b\"^2", "\"a b\"^2.0"), ("(a OR b)^3", "(a | b)^3.0"), ("a^", "a"),
        ("a^1", "a"), ("a^x", "\"a x\""), ("\"a b\"^2~3", "\"a b\"~3^2.0"), ("\"a b\"^2*~3", "\"a b*\"~3^2.0"), ("word^2~1", "word~1^2.0"),
        ("word~1^2~1", "\"word 1\"^2.0"),
        ("^(a OR title:b)", "(^a | title:^b)"), ("^(a (b c)) d", "(^a & ^b & ^c & d)"), ("^NEAR(a b)", "NEAR(a b, 10)"), ("^(a", "^a"),
        ("-^(a) b", "(b - ^a)"),
        ("a^0", "a^0.0"), ("x^2^3", "\"x 2\"^3.0"), ("a^.5", "\"a 5\""), ("-a^2 b", "(b - a^2.0)"), ("^2", "^2"), ("fir*^2", "fir*^2.0"),
    ])
    func startsAndWeights(_ text: String, _ expected: String) { #expect(short(text) == expected) }

    @Test(arguments: [
        ("NEAR(a b)", "NEAR(a b, 10)"), ("NEAR(a \"b c\", 5)", "NEAR(a \"b c\", 5)"), ("NEAR(a b,3)", "NEAR(a b, 3)"),
        ("NEAR(a b , 3)", "NEAR(a b, 3)"),
        ("NEAR(a b 3)", "NEAR(a b 3, 10)"), ("NEAR(a)", "a"), ("NEAR()", "near"), ("NEAR(", "near"), ("NEAR a", "(near & a)"),
        ("near(a b)", "(near & a & b)"),
        ("NEAR (a b)", "(near & a & b)"), ("title:NEAR(a b, 2)", "NEAR(title:a title:b, 2)"),
        ("NEAR(a b, 2)^2 c", "(NEAR(a b, 2)^2.0 & c)"),
        ("NEAR(a AND b)", "NEAR(a b, 10)"), ("NEAR(a (b c) d, 4)", "NEAR(a b c d, 4)"), ("NEAR(fir* a)", "NEAR(fir* a, 10)"),
        ("x NEAR(a b", "(x & NEAR(a b, 10))"),
        ("-NEAR(a b) c", "(c - NEAR(a b, 10))"), ("NEAR(a b, 99999999999)", "NEAR(a b, 999999999)"),
        ("NEAR(a b, 9999999999999999999999)", "NEAR(a b, 999999999)"), ("NEAR(3, 3)", "3"),
    ])
    func near(_ text: String, _ expected: String) { #expect(short(text) == expected) }

    @Test(
        arguments: [
            ("date:2024-10-28", "{date from 2024-10-28 to before 2024-10-29}"),
            ("date:2024-10..2024-12 a", "({date from 2024-10-01 to before 2025-01-01} & a)"),
            ("date:..2020", "{date before 2021-01-01}"), ("date:soon", "\"date soon\""), ("date:>1987", "{date from 1988-01-01 on}"),
            ("date:>=1987-03", "{date from 1987-03-01 on}"),
            ("date:<18.3.1987", "{date before 1987-03-18}"), ("date:<=1987 a", "({date before 1988-01-01} & a)"),
            ("date: 3.1987", "{date from 1987-03-01 to before 1987-04-01}"),
            ("date:18.03.1987..1988", "{date from 1987-03-18 to before 1989-01-01}"), ("date: noon", "(date & noon)"),
            ("source: wire", "{source=wire}"), ("date:(2023 OR 2024)", nil), ("update:2024", "\"update 2024\""),
            ("author:Smith a", "({author:Smith} & a)"), ("author:\"Ann Smith\"", "{author:Ann Smith}"), ("Source:wire", "{source=wire}"),
            ("sources:wire", "\"sources wire\""),
            ("a -author:smith", "(a - {author:smith})"), ("author:.", "0"), ("author:NEAR(john smith)", "({author:john} & {author:smith})"),
        ] as [(String, String?)])
    func attributes(_ text: String, _ expected: String?) {
        let query = QueryParser(analyzer: LetterAnalyzer(), attributes: ["source"]).parse(text).query
        #expect(query.short == expected ?? "({date from 2023-01-01 to before 2024-01-01} | {date from 2024-01-01 to before 2025-01-01})")
    }

    @Test(
        arguments: [
            ("\"Deployed Troops\" deployed", "(\"!deployed !troops\" & deploy)"), ("\"north Korean ~troops\"", "\"!north !korean troop\""),
            ("don't", "\"don t\""),
            ("'Turkey'", "=Turkey"), ("'New York'", "\"=New =York\""), ("rock 'n' roll", "(rock & =n & roll)"),
            ("'tis the season of rock 'n roll", nil),
            ("don't 'do it", "(\"don t\" & do & it)"), ("troop* tr?ops", "(!troop* & !tr?ops)"), ("Deployed~1", "!deployed~1"),
            ("/Troops?/", "!/Troops?/"),
            ("\"deployed tr\"*", "\"!deployed !tr*\""), ("’Turkey’", "turkey"), ("‘Turkey’", "=Turkey"),
        ] as [(String, String?)])
    func formsOfWords(_ text: String, _ expected: String?) throws {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: "english"))
        let query = QueryParser(analyzer: analyzer, forms: [.surface, .spelling]).parse(text).query
        #expect(query.short == expected ?? "(tis & the & season & of & rock & n & roll)")
        #expect(!QueryParser(analyzer: analyzer).parse(text).query.short.contains(where: { "!=".contains($0) }))
    }

    @Test func patternsBeyondTheLimitAreLeftOut() {
        let parsed = QueryParser(analyzer: LetterAnalyzer()).parse(String(repeating: "a*b ", count: QueryParser.mostPatterns + 1))
        #expect(
            parsed.notes == ["only the first 64 words with wildcards or ~ and expressions are searched for; those that follow are left out"]
        )
        #expect(parsed.query.scoringLeaves.count == QueryParser.mostPatterns)
        #expect(
            QueryParser(analyzer: LetterAnalyzer()).parse(String(repeating: "a* b~1 ", count: 40)).query.scoringLeaves.count
                == QueryParser.mostPatterns)
    }

    @Test func boundsHoldAndAreSaid() {
        let parser = QueryParser(analyzer: LetterAnalyzer())
        let near = parser.parse("NEAR(" + String(repeating: "a ", count: 5_000) + ")")
        #expect(near.query.scoringLeaves.count == 32)
        #expect(near.notes.count == 1)
        let gapped = parser.parse("\"" + String(repeating: "a ", count: 65) + "\"~3")
        #expect(gapped.notes == ["a phrase of more than 64 words is looked for without gaps"])
        let dates = parser.parse((0..<1_000).map { "date:\"x\($0)\"" }.joined(separator: " "))
        #expect(dates.notes.count == 16)
        let boosted = parser.parse(String(repeating: "(", count: 60) + "a^0" + String(repeating: ")^1000000", count: 60))
        #expect(boosted.query != .none)
    }

    @Test func anyJoinsAdjacentWords() {
        #expect(
            QueryParser(analyzer: LetterAnalyzer(), adjacency: .any).parse("+a b").notes == [
                "+ is text; AND goes between words that must both occur"
            ])
        #expect(short("a b", .any) == "(a | b)")
        #expect(short("a b AND c", .any) == "((a | b) & c)")
        #expect(short("a don't (NOT b)", .any) == "((a | \"don t\") - b)")
    }

    @Test func leavesKeepTheTypedText() {
        let query = QueryParser(analyzer: LetterAnalyzer()).parse("Don't \"Big Cat\"").query
        #expect(query.scoringLeaves.map(\.text) == ["Don't", "Big Cat"])
    }

    @Test func relaxingKeepsWhatIsLeftOut() {
        let parser = QueryParser(analyzer: LetterAnalyzer())
        #expect(parser.parse("a \"b c\" (d OR e)").query.relaxed().short == "(a | \"b c\" | d | e)")
        #expect(parser.parse("a b NOT c").query.relaxed().short == "((a | b) - c)")
        #expect(parser.parse("a").query.relaxed().short == "a")
    }

    @Test func notesSayWhatIsNotSearched() {
        let parser = QueryParser(analyzer: LetterAnalyzer())
        #expect(parser.parse("plain words").notes.isEmpty)
        #expect(parser.parse("NOT a").notes == ["the query says only what to leave out; add a word to search for"])
        #expect(parser.parse("a OR NOT b").notes == ["beside OR, a part that says only what to leave out is ignored"])
        let long = parser.parse(String(repeating: "word ", count: QueryParser.mostTerms + 1))
        #expect(long.notes == ["only the first 4096 words of the query are searched for"])
        #expect(long.query.scoringLeaves.count == QueryParser.mostTerms)
        let quoted = parser.parse("\"" + String(repeating: "word ", count: 10_000) + "\"")
        #expect(quoted.query.scoringLeaves.first?.pattern.words.count == QueryParser.mostTerms)
        #expect(parser.parse(String(repeating: "word ", count: QueryParser.mostTerms)).notes.isEmpty)
    }

    /// What looks as if it asked for something but does not, or not in this way, is reported.
    @Test(arguments: [
        ("^NEAR(a b)", "^ before NEAR"), ("^(a b)", "each of the words after ^("), ("author:smi*", "author: asks for whole words"),
        ("author:sm?th", "author: asks"),
        ("author:smith~1", "author: asks"), ("source:wir*", "source: asks for a whole value"), ("source:\"a b\"~2", "source: asks"),
        ("NEAR(a b, 9999999999)", "999999999 at most"),
        ("'Oil'", "single quotes ask for a spelling"), ("date:2024-13", "date:2024-13 is searched for as text"),
        ("date:soon", "date:soon is"), ("date:\"2024-13\"", "2024-13 names no date"),
        ("date:2024..2020", "ends before it begins"), ("/bank/", "/bank/ is searched for as text"), ("/a^b/", "an anchor inside"),
        ("/a(?=b)/", "a group of an unknown kind"),
        ("/\\bbank/", "an unknown escape"), ("/[[:alpha:]]+/", "a named class"), ("oil~0.8", "~0.8 is read as ~"),
        ("\"oil pri*\"", "\"oil pri*\" is read as \"oil pri\"*"),
        ("\"oi* price\"", "within quotation marks are text"), ("\"o?l\"", "within quotation marks are text"),
        ("title: oil", "the blank after title:"), ("a | b", "| is read as OR"),
        ("a||b", "|| within a word"), ("a|b", "| within a word"), ("!oil gas", "! is text"),
        ("oil NEAR/3 price", "NEAR/3 is searched for as text"), ("NEAR (a b)", "NEAR is a word"),
        ("section:sports", "no field section"), ("(a b)~3", "after a parenthesis"), ("\"a b\"~", "needs a number"),
        ("\"a b\"~0.5", "follows a phrase is text"), ("\"oil\"~1", "one word in quotation marks"),
        ("oi*~1", "~ after a word with wildcards"), ("o?l~1", "~ after a word with wildcards"), ("don't~1", "without ~"),
        ("c*-at", "the * in c*-at is text"), ("cats AND", "without something to join"),
        ("OR cats", "without something to join"), ("cats NOT", "without something to join"), ("a OR AND b", "without something to join"),
        ("(a AND) b", "without something to join"),
        (String(repeating: "o?l", count: 40), "63 characters at most"), ("\"oil.\"*", "does not end with a word"),
    ])
    func notesSayWhatAnOperatorIsReadAs(_ text: String, _ part: String) throws {
        let notes = QueryParser(analyzer: LetterAnalyzer(), attributes: ["source"]).parse(text).notes
        try #require(notes.count == 1, "\(notes)")
        #expect(notes[0].contains(part), "\(notes)")
    }

    @Test(arguments: [
        "don't U.S. multi-agent C++ 5\" disk", "what is it? (really?) ?slip?", "http://example.org/a?b=c https://x.org:80/?q=1",
        "12:30 /usr/bin/env and/or ~5", "**bold** *ital* 5 * 3",
        "a AND NOT b", "(a OR b) AND c && d", "title:a date:2024 date:>=2024 author:smith", "/a.*/ /^a.c$/ /(?i)a.c/ /(?:ab)+/",
        "'tis rock 'n roll", "AT&T", ":) ;-) a :: b",
        "AND", "NOT OR", "\"who? what?\" \"a * b\"", "NEAR(a b, 999999999)", "near / far", "^(a OR b) ^c", "C: std::x", "\"a b\"^2~3",
        "Date: Monday",
    ])
    func plainTextHasNoNotes(_ text: String) { #expect(QueryParser(analyzer: LetterAnalyzer()).parse(text).notes.isEmpty) }

    @Test func notesQuoteLittleOfALongText() {
        let long = String(repeating: "x", count: 100_000)
        for text in [
            "date:\"\(long)\"", "/\(long)(/", "/\(long)/", "\"\(long)*\"", "\(long)~0.\(long)", "don't\(long)~1", "date:2\(long)",
            "a~0.\(String(repeating: "1", count: 20))",
        ] {
            #expect(QueryParser(analyzer: LetterAnalyzer()).parse(text).notes.allSatisfy { $0.utf8.count < 300 })
        }
    }

    @Test(arguments: [
        "(", ")", "^(", "^(a ", "|| ", "a|", "title: ", "\"a*\" ", "/^", "'a' ", "date:> ", "\"", "«", "“ ", "NOT ", "OR ", "AND (",
        "a OR ", "a NOT ", "a NOT (NOT b) NOT ", "((a NOT b) c OR ", "title:", "title:(", "(NOT ", "-", "-(", "^", "^a ", "NEAR(",
        "NEAR(a ", "/a", "/a/ ", "/(", "'", "'a ", "'a' ", "a* ", "a*b ", "*a", "?", "a~ ", "\"a\"~9 ", "date:2", "author:", "a:", "a^2 ",
        "(a)^2", "a", "\"a\"", "😀", "é ", "\n\"",
    ])
    func acceptsALongRunOf(_ piece: String) {
        let text = String(repeating: piece, count: 200_000 / piece.utf8.count)
        let parser = QueryParser(analyzer: LetterAnalyzer())
        #expect(depth(parser.parse(text).query) <= Query.deepest)
        #expect(depth(parser.parse("x " + text + " y").query) <= Query.deepest)
    }

    @Test func acceptsRandomText() {
        let seed: UInt64 = 20_260_801
        print("parser fuzz, seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "a", "bc", "AND", "OR", "NOT", " ", " ", "(", ")", "\"", "“", "”", "«", "title:", "body:", "foo:", ":", "-", "'", "\n", "😀",
            "\u{0}",
            "\u{202E}", "e\u{301}", "שלום", "ＡＮＤ", "\u{FFFD}", "*", "^", "~2", ".", "+", "\u{3000}", "\\", "?", "/", "NEAR(", ", 3", "^2",
            "date:2024", "author:", "..", "'", "’", "[", "{2}", "|", "~",
        ]
        let parsers = [QueryParser.Adjacency.all, .any].map { QueryParser(analyzer: LetterAnalyzer(), adjacency: $0) }
        // A million where there is time for it.
        for _ in 0..<(ProcessInfo.processInfo.environment["LEDE_FULL"] == nil ? 20_000 : 500_000) {
            let text = (0..<Int.random(in: 0...24, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            for parser in parsers {
                let parsed = parser.parse(text)
                #expect(isWellFormed(parsed.query), "\(text.debugDescription)")
                #expect(parser.parse(text) == parsed)
            }
        }
    }

    private func depth(_ query: Query) -> Int {
        switch query {
        case .phrase, .pattern, .filter, .near, .none: 1
        case .boosted(let query, _): 1 + depth(query)
        case .all(let parts), .any(let parts): 1 + (parts.map(depth).max() ?? 0)
        case .without(let kept, let dropped): 1 + max(depth(kept), depth(dropped))
        }
    }

    /// Leaves have terms, AND and OR have at least two parts, and `nothing` occurs only by itself.
    private func isWellFormed(_ query: Query) -> Bool {
        func isPart(_ query: Query) -> Bool {
            switch query {
            case .phrase(let phrase): !phrase.terms.isEmpty && !phrase.terms.contains([])
            case .pattern(let pattern): !pattern.words.isEmpty
            case .filter: true
            case .near(let leaves, _, _): leaves.count > 1
            case .boosted(let query, let factor): isPart(query) && factor >= 0 && factor.isFinite
            case .all(let parts), .any(let parts): parts.count > 1 && parts.allSatisfy(isPart)
            case .without(let kept, let dropped): isPart(kept) && isPart(dropped)
            case .none: false
            }
        }
        return query == .none || isPart(query)
    }
}
