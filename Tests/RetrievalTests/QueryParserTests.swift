import ArticleModel
import TestSupport
import Testing

@testable import Retrieval

@Suite struct QueryParserTests {
    private func short(_ text: String, _ adjacency: QueryParser.Adjacency = .all) -> String {
        QueryParser(analyzer: LetterAnalyzer(), adjacency: adjacency).parse(text).query.short
    }

    @Test(arguments: [
        ("", "0"), ("   \n ", "0"), ("cats", "cats"), ("Cats dogs", "(cats & dogs)"),
        ("\"North Korean\" troops", "(\"north korean\" & troops)"),
        ("“North Korean” „tote Hose“ «à la» »x y«", "(\"north korean\" & \"tote hose\" & \"à la\" & \"x y\")"),
        ("\"a", "a"), ("\"a b", "\"a b\""), ("\"a b\nc", "(\"a b\" & c)"), ("\"\"", "0"), ("\"\" a", "a"), ("\"", "0"),
        ("5\" disk", "(5 & disk)"), ("-\"a b\"", "\"a b\""), ("\"a b\"c", "(\"a b\" & c)"),
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
        ("NOT a", "0"), ("NOT a NOT b", "0"), ("NOT a OR NOT b", "0"), ("NOT a OR b", "b"), ("NOT NOT a", "0"), ("a NOT (NOT b)", "(a & b)"),
        ("a AND () AND b", "(a & b)"), ("\".\" NOT a", "0"), ("AND,", "and"), ("\"OR\"", "or"), ("title:OR", "title:or"),
    ])
    func operators(_ text: String, _ expected: String) { #expect(short(text) == expected) }

    @Test(arguments: [
        ("title:word", "title:word"), ("Title:Word", "title:word"), ("title:\"a phrase\"", "title:\"a phrase\""), ("body:a b", "(body:a & b)"),
        ("title:(a b) c", "(title:a & title:b & c)"), ("title:(a OR body:b)", "(title:a | body:b)"), ("title:body:a", "body:a"),
        ("foo:bar", "\"foo bar\""), ("foo:\"a b\"", "(foo & \"a b\")"), ("title: a", "(title & a)"), ("title:", "title"),
        ("subtitle:a", "\"subtitle a\""), ("title:. a", "a"), ("title:(", "0"), ("(title:)", "title"), ("a NOT title:b", "(a - title:b)"),
        ("title:“a b”", "title:\"a b\""),
    ])
    func fields(_ text: String, _ expected: String) { #expect(short(text) == expected) }

    @Test func anyJoinsAdjacentWords() {
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

    @Test(arguments: ["(", ")", "\"", "«", "“ ", "NOT ", "OR ", "AND (", "a OR ", "a NOT ", "a NOT (NOT b) NOT ", "((a NOT b) c OR ", "title:", "title:(", "(NOT ", "a", "\"a\"", "😀", "é ", "\n\""])
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
            "a", "bc", "AND", "OR", "NOT", " ", " ", "(", ")", "\"", "“", "”", "«", "title:", "body:", "foo:", ":", "-", "'", "\n", "😀", "\u{0}",
            "\u{202E}", "e\u{301}", "שלום", "ＡＮＤ", "\u{FFFD}", "*", "^", "~2", ".", "+", "\u{3000}", "\\",
        ]
        let parsers = [QueryParser.Adjacency.all, .any].map { QueryParser(analyzer: LetterAnalyzer(), adjacency: $0) }
        for _ in 0..<20_000 {
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
        case .phrase, .pattern, .near, .none: 1
        case .boosted(let query, _): 1 + depth(query)
        case .all(let parts), .any(let parts): 1 + (parts.map(depth).max() ?? 0)
        case .without(let kept, let dropped): 1 + max(depth(kept), depth(dropped))
        }
    }

    /// Leaves have terms, AND and OR have at least two parts, and nothing stands nowhere but alone.
    private func isWellFormed(_ query: Query) -> Bool {
        func isPart(_ query: Query) -> Bool {
            switch query {
            case .phrase(let phrase): !phrase.terms.isEmpty && !phrase.terms.contains([])
            case .pattern(let pattern): !pattern.words.isEmpty
            case .near(let leaves, _): leaves.count > 1
            case .boosted(let query, let factor): isPart(query) && factor >= 0 && factor.isFinite
            case .all(let parts), .any(let parts): parts.count > 1 && parts.allSatisfy(isPart)
            case .without(let kept, let dropped): isPart(kept) && isPart(dropped)
            case .none: false
            }
        }
        return query == .none || isPart(query)
    }
}
