import LedeRetrievalTestSupport
import LedeTestSupport
import LedeTextAnalysis
import Testing

@testable import LedeQueryLanguage

/// Queries read as their words, and typed queries in capitals.
@Suite struct BagOfWordsTests {
    private func words(_ text: String, _ adjacency: QueryParser.Adjacency = .any, analyzer: any Analyzer = LetterAnalyzer()) -> ParsedQuery
    {
        QueryParser(analyzer: analyzer, adjacency: adjacency, forms: [.surface, .spelling], attributes: ["source"]).parse(words: text)
    }

    @Test(arguments: [
        ("", "0"), ("... \"\" -", "0"), ("nuclear", "nuclear"), ("NUCLEAR FORCE NOT FRANCE", "(nuclear | force | not | france)"),
        ("a \"b c\" -d title:e date:2024 source:wire", "(a | b | c | d | title | e | date | 2024 | source | wire)"),
        ("multi-agent U.S. don't", "(multi | agent | u | s | don | t)"),
        ("fir* te?t ~2 x^3 /a+/ 'b' NEAR(a b, 5) (c OR d)", "(fir | te | t | 2 | x | 3 | a | b | near | a | b | 5 | c | or | d)"),
        ("AND", "and"), ("a && b || c | d", "(a | b | c | d)"), ("\u{0}a\u{0}b", "(a | b)"),
    ])
    func everythingButWordsIsPunctuation(_ text: String, _ expected: String) {
        #expect(words(text).query.short == expected)
        #expect(words(text).notes.isEmpty)
        #expect(words(text, .all).query.short == expected.replacing(" | ", with: " & "))
    }

    /// Whatever operators, quotation marks and capitals are strewn over a text, the query is its words in lower case, one per leaf, without
    /// a note.
    @Test func nothingIsAnOperator() throws {
        let analyzers = ["standard", "english", "chinese", "auto", "unicode61"].compactMap { AnalyzerCatalog.analyzer(named: $0) }
        let pieces = [
            "AND", "OR", "NOT", "NEAR(", "NEAR", "-", "\"", "“", "”", "«", "'", "(", ")", "*", "?", "~2", "^3", "/", "title:", "body:",
            "author:", "date:", "source:", "||", "&&",
            "|", ":", "+", "!", "\n", "\t", "{", "}", "\0",
        ]
        var generator = SeededGenerator(seed: 20)
        for round in 0..<400 {
            let analyzer = analyzers[round % analyzers.count]
            let terms = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                ["nuclear", "force", "sea-wall", "Ölpreis", "x1", "1990", "北京大学", "don't", "ΑΘΗΝΑ"].randomElement(using: &generator) ?? ""
            }
            var text = ""
            for term in terms {
                for _ in 0..<Int.random(in: 0...2, using: &generator) {
                    // Operators that are words would be words of the query.
                    let piece = pieces.dropFirst(5).randomElement(using: &generator) ?? ""
                    text += (piece.contains { $0.isLetter || $0.isNumber } ? "" : piece) + (Bool.random(using: &generator) ? " " : "")
                }
                text += " " + (Bool.random(using: &generator) ? term : term.uppercased())
            }
            let found = words(text, analyzer: analyzer)
            let expected = words(terms.joined(separator: " ").lowercased(), analyzer: analyzer)
            #expect(found.query.terms == expected.query.terms, "\(text)")
            #expect(found.notes.isEmpty, "\(text)")
            #expect(found.query.leafLengths.allSatisfy { $0 == 1 }, "\(text)")
        }
    }

    @Test func stopWordsArePassedOverInAnyCase() throws {
        let english = try #require(AnalyzerCatalog.analyzer(named: "english"))
        #expect(
            words("IT DOES NOT INCLUDE the FORCES", analyzer: english).query.short
                == words("it does not include the forces", analyzer: english).query.short)
        #expect(words("FORCES NOT IN FRANCE", analyzer: english).query.short == "(forc | franc)")
        #expect(words("NOT", analyzer: english).query.short == "not")
    }

    @Test func aLongTextIsCutWithANote() {
        let parsed = words(String(repeating: "a ", count: QueryParser.mostTerms + 1))
        #expect(parsed.query.terms.count == QueryParser.mostTerms)
        #expect(parsed.notes == ["only the first \(QueryParser.mostTerms) words of the query are searched for"])
    }

    // MARK: Typed queries in capitals

    private static let note =
        "the query is in capitals throughout, so AND, OR, NOT, NEAR and dashes are text in it; beside words in small letters they are operators"

    @Test(
        arguments: [
            ("AUSTRIA DOES NOT INTERVENE", "(austria & does & not & intervene)", true), ("OPEC OR IMF", "(opec & or & imf)", true),
            ("Austria does NOT intervene", "((austria & does) - intervene)", false), ("a NOT B", "(a - b)", false),
            ("A NOT b", "(a - b)", false),
            ("1990 OR 1991", "(1990 | 1991)", false), ("G7 AND G8", "(g7 & and & g8)", true), ("AND", "and", false),
            ("AND OR", "(and & or)", false),
            ("NOT A", "(not & a)", true), ("U.S. AND U.K.", "(\"u s\" & and & \"u k\")", true), ("東京 OR 大阪", "(東京 | 大阪)", false),
            ("東京 OR IBM", "(東京 | ibm)", false),
            ("\"HOT LINE\" NOT TREATY", "(\"hot line\" & not & treaty)", true),
            ("\"hot line\" NOT TREATY", "(\"hot line\" - treaty)", false),
            ("title:OPEC OR IMF", "(title:opec | imf)", false), ("TITLE:OPEC OR IMF", "(title:opec & or & imf)", true),
            ("OPEC -IMF", "(opec & imf)", true), ("Opec -IMF", "(opec - imf)", false),
            ("DEFICIT -\"THE TIMES\"", "(deficit & \"the times\")", true), ("CUT -(A B) NOT C", "(cut & a & b & not & c)", true),
            ("NOT A 3rd TERM", "(not & a & 3rd & term)", true), ("NOT A 3rd term", "0", false), ("3rd OR 4th", "(3rd | 4th)", false),
            ("OPEC - IMF", "(opec & imf)", false),
            ("OPEC || IMF", "(opec | imf)", false), ("(OPEC OR IMF) AND OIL", "(opec & or & imf & and & oil)", true),
            ("NEAR(OPEC OIL, 5)", "(near & opec & oil & 5)", true),
            ("ПРАВДА OR ЛОЖЬ", "(ПРАВДА & or & ЛОЖЬ)", true), ("правда OR ложь", "(правда | ложь)", false),
            ("STRAßE OR WEG", "(STRAßE & or & weg)", true),
            ("E\u{301}LU NOT RE\u{301}E\u{301}LU", nil, true), ("10 PCT -- NOT 12 PCT", "(10 & pct & not & 12 & pct)", true),
            ("OPEC NOT", "(opec & not)", true),
        ] as [(String, String?, Bool)])
    func capitals(_ text: String, _ expected: String?, _ isNoted: Bool) {
        let parsed = QueryParser(analyzer: LetterAnalyzer()).parse(text)
        if let expected { #expect(parsed.query.short.lowercased() == expected.lowercased()) }
        #expect((parsed.notes == [Self.note]) == isNoted, "\(parsed.notes)")
    }

    /// A headline in capitals finds its article: all of its words are searched for, including operators.
    @Test func headlinesInCapitalsAskForAllTheirWords() {
        var generator = SeededGenerator(seed: 21)
        let vocabulary = [
            "OPEC", "OIL", "AND", "OR", "NOT", "NEAR", "U.S.", "10", "PCT", "ÖL", "ДОЛЛАР", "SAYS", "O'NEIL", "<IBM>", "CHINA,", "(AP)",
            "VOTE:", "-DEALERS", "3rd",
        ]
        for _ in 0..<400 {
            let headline =
                (["PRESS"] + (0..<Int.random(in: 1...9, using: &generator)).map { _ in vocabulary.randomElement(using: &generator) ?? "" })
                .shuffled(using: &generator).joined(separator: " ")
            let query = QueryParser(analyzer: LetterAnalyzer()).parse(headline).query
            #expect(query.terms == LetterAnalyzer().terms(of: headline), "\(headline): \(query.short)")
            if case .any = query { Issue.record("\(headline)") }
            if case .without = query { Issue.record("\(headline)") }
        }
    }
}

extension Query {
    /// The terms of its scoring leaves in their order.
    fileprivate var terms: [[UInt8]] { scoringLeaves.flatMap { $0.pattern.words }.flatMap { $0.beginnings } }
    fileprivate var leafLengths: [Int] { scoringLeaves.map(\.pattern.words.count) }
}
