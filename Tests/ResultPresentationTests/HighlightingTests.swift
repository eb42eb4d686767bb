import LedeArticleModel
import LedeTextAnalysis
import LedeTestSupport
import Testing

@testable import LedeQueryLanguage
@testable import LedeResultPresentation
@testable import LedeRetrieval

@Suite struct HighlightingTests {
    private func maker(_ query: String, length: Int = 240) -> SnippetMaker {
        SnippetMaker(query: QueryParser(analyzer: StandardAnalyzer()).parse(query).query, analyzer: StandardAnalyzer(), length: length)
    }

    /// The snippet with its highlights in brackets.
    private func marked(_ query: String, _ body: String, length: Int = 240) -> String {
        marked(maker(query, length: length).snippet(of: Article(id: "1", body: body)))
    }

    private func marked(_ snippet: Snippet) -> String {
        snippet.pieces.map { $0.isHighlighted ? "[\($0.text)]" : $0.text }.joined()
    }

    @Test(arguments: [
        ("fire", "The fire spread.", "The [fire] spread."),
        (
            "\"fire brigade\"", "A brigade, a fire; the Fire  \n Brigade came, fire-brigade.",
            "A brigade, a fire; the [Fire Brigade] came, [fire-brigade]."
        ),
        ("fire NOT brigade", "fire brigade", "[fire] brigade"),
        ("title:fire calm", "fire and calm", "fire and [calm]"), ("body:fire", "fire", "[fire]"),
        ("don't", "We don’t know. I don't.", "We [don’t] know. I [don't]."),
        ("absent", "Nothing here.", "Nothing here."), ("absent", "", ""), ("", "Some text.", "Some text."),
        ("Cafe\u{301}", "Im Cafe\u{301}haus, im Cafe\u{301}!", "Im Cafe\u{301}haus, im [Cafe\u{301}]!"),
        ("北京", "我爱北京天安门。", "我爱[北京]天安门。"), ("שלום", "אמר שלום לכולם", "אמר [שלום] לכולם"),
        ("a \"a b\"", "x a b y", "x [a b] y"),
        ("fire", "\n\n  fire\t\tnow \n", "[fire] now"),
    ])
    func highlightsWhatMatched(_ query: String, _ body: String, _ expected: String) {
        #expect(marked(query, body) == expected)
    }

    @Test func titlesAreHighlightedWhole() {
        let article = Article(id: "1", title: "Fire\nat the\u{1B}[31m harbour", body: "")
        #expect(marked(maker("title:harbour fire body:at").title(of: article)) == "[Fire] at the\u{1B}[31m [harbour]")
    }

    @Test func thePassageHasMostOfTheQuery() {
        let filler = String(repeating: "Nothing of note was said that day. ", count: 30)
        let body = "Fire. Fire. Fire. " + filler + "Then the harbour master reported a fire near the quay. " + filler + "The harbour."
        let text = marked("harbour fire", body, length: 100)
        #expect(text.hasPrefix("Then the [harbour] master reported a [fire] near the quay."), "\(text)")
        #expect(text.count <= 130)
    }

    @Test func aRareWordDrawsThePassage() {
        let filler = String(repeating: "Nothing of note was said that day. ", count: 30)
        let article = Article(id: "1", body: "The war went on. " + filler + "At Thassos the ferry sank. " + filler)
        let query = QueryParser(analyzer: StandardAnalyzer(), adjacency: .any).parse("war thassos").query
        let plain = SnippetMaker(query: query, analyzer: StandardAnalyzer(), length: 60)
        #expect(marked(plain.snippet(of: article)).hasPrefix("The [war] went on."))
        let weighted = SnippetMaker(query: query, analyzer: StandardAnalyzer(), leafWeights: [0.1, 3], length: 60)
        #expect(marked(weighted.snippet(of: article)).hasPrefix("At [Thassos] the ferry sank."))
    }

    @Test func longSentencesAreCutBetweenWords() {
        let body = String(repeating: "word ", count: 200) + "needle " + String(repeating: "word ", count: 200)
        let text = marked("needle", body, length: 80)
        #expect(text.hasPrefix("… word "), "\(text)")
        #expect(text.hasSuffix(" word …"), "\(text)")
        #expect(text.contains(" [needle] "), "\(text)")
    }

    @Test func pointsWithinNumbersAndAbbreviationsEndNoSentence() {
        let body = "Exports of 7.16 mln. tonnes of needle left the ports of the north and the south of the country in January. Then none."
        let text = marked("needle", body, length: 90)
        #expect(text == "Exports of 7.16 mln. tonnes of [needle] left the ports of the north and the south of the …", "\(text)")
    }

    @Test func graphemesStayWhole() {
        let family = "👨‍👩‍👧‍👦"
        for length in 20...40 {
            let text = marked("x", String(repeating: family, count: 100) + " x " + String(repeating: family, count: 100), length: length)
            #expect(text.allSatisfy { $0 == "👨‍👩‍👧‍👦" || " …[x]".contains($0) }, "\(length): \(text)")
            #expect(text.contains("[x]"))
        }
    }

    @Test func highlightsAreWellFormedInAnyText() {
        let seed: UInt64 = 77
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "fire", "brigade", "a", " ", " ", ". ", "\n\n", "é", "e\u{301}", "👩‍🚒", "\u{200F}", "北", "京", "\u{0}", "word", "“", "\r\n",
            "\u{301}",
        ]
        let finder = maker("fire \"fire brigade\" a 北京 OR word", length: 40)
        for round in 0..<500 {
            let body = (0..<Int.random(in: 0...80, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let snippet = finder.snippet(of: Article(id: "1", body: body))
            var end = 0
            let bounds = Set([0] + Array(snippet.text).reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.utf8.count) })
            for highlight in snippet.highlights {
                let isGood =
                    highlight.lowerBound >= end && !highlight.isEmpty && bounds.contains(highlight.lowerBound)
                    && bounds.contains(highlight.upperBound)
                #expect(isGood, "seed \(seed), round \(round), \(body.debugDescription) → \(snippet)")
                end = highlight.upperBound
            }
            #expect(snippet.pieces.map(\.text).joined() == snippet.text)
            #expect(snippet.text.count <= 48, "\(snippet)")
            #expect(!snippet.text.contains("\n"), "\(snippet)")
        }
    }

    @Test func hugeArticlesTakeBoundedTime() {
        let nearly = "\"" + String(repeating: "a ", count: 1_000) + "b\""
        let ofOneWord = WorkGrowth.isLinear(from: 10_000) {
            #expect(marked("a", String(repeating: "a ", count: $0)).contains("[a]"))
        }
        #expect(ofOneWord)
        let ofAPhraseThatNearlyStands = WorkGrowth.isLinear(from: 10_000) { _ = marked(nearly, String(repeating: "a ", count: $0)) }
        #expect(ofAPhraseThatNearlyStands)
        let ofMarksOnLetters = WorkGrowth.isLinear(from: 10_000) {
            #expect(!marked("x", String(repeating: "e\u{301}\u{302}", count: $0)).isEmpty)
        }
        #expect(ofMarksOnLetters)
        let ofMarksOnALetter = WorkGrowth.isLinear(from: 25_000) {
            #expect(marked("x", "x" + String(repeating: "\u{301}", count: $0)).utf8.count < 60_000)
        }
        #expect(ofMarksOnALetter)
    }
}
