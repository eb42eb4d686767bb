import LedeArticleModel
import LedeTestSupport
import LedeTextAnalysis
import Testing

@testable import LedeQueryLanguage
@testable import LedeResultPresentation
@testable import LedeRetrieval

@Suite struct FragmentTests {
    private func maker(_ query: String, length: Int = 60, weights: [Double]? = nil) -> SnippetMaker {
        let query = QueryParser(analyzer: StandardAnalyzer(), adjacency: .any).parse(query).query
        return SnippetMaker(query: query, analyzer: StandardAnalyzer(), leafWeights: weights, length: length)
    }

    private let filler = String(repeating: "Nothing of note was said that day. ", count: 10)

    @Test func eachFragmentAddsAPartOfTheQueryNotYetShown() throws {
        let body = "Fire and fire and fire. \(filler)The harbour was shut. \(filler)Fire again, and fire. \(filler)A seal slept."
        let highlights = maker("fire harbour seal").highlights(of: Article(id: "1", body: body), fragments: 3, mostMatches: 0)
        let beginnings = ["Fire and fire and fire.", "The harbour was shut.", "A seal slept."]
        #expect(highlights.fragments.count == 3, "\(highlights)")
        #expect(zip(highlights.fragments, beginnings).allSatisfy { $0.snippet.text.hasPrefix($1) }, "\(highlights)")
        #expect(highlights.snippet == highlights.fragments[0].snippet)
        let four = maker("fire harbour seal").highlights(of: Article(id: "1", body: body), fragments: 9, mostMatches: 0)
        try #require(four.fragments.count == 4)
        #expect(four.fragments[2].snippet.text.hasPrefix("Fire again, and fire."))
        #expect(four.matchCount == 7)
        #expect(four.matches.isEmpty)
    }

    @Test func weightsDecideWhichPartComesFirst() throws {
        let body = "Fire. \(filler)Harbour. \(filler)Seal."
        let highlights = maker("fire harbour seal", weights: [1, 2, 3]).highlights(
            of: Article(id: "1", body: body), fragments: 2, mostMatches: 0)
        #expect(highlights.snippet.text == "Seal.")
        try #require(highlights.fragments.count == 2)
        #expect(highlights.fragments[0].snippet.text.hasPrefix("Harbour."))
    }

    @Test func offsetsAreOfTheStoredText() {
        let article = Article(
            id: "1", title: "Ñandú: the fire", body: "Ünïcode 👩‍🚒 before.  A sea\n wall, \u{5E9}\u{5DC}\u{5D5}\u{5DD} and fire.")
        let highlights = maker("fire \"sea wall\"").highlights(of: article, fragments: 1, mostMatches: 9)
        #expect(highlights.matches.map(\.text) == ["fire", "sea wall", "fire"])
        #expect(highlights.matches.map(\.field) == [.title, .body, .body])
        #expect(highlights.matches.map(\.leaf) == [0, 1, 0])
        for match in highlights.matches {
            let text = match.field == .title ? article.title : article.body
            let scalars = Array(text.unicodeScalars)[match.range.characters]
            let stored = match.text == "sea wall" ? "sea\n wall" : match.text
            #expect(String(String.UnicodeScalarView(scalars)) == stored)
            #expect(String(decoding: Array(text.utf8)[match.range.bytes], as: UTF8.self) == stored)
        }
        let snippet = highlights.snippet
        let marked = snippet.characterHighlights.map { String(String.UnicodeScalarView(Array(snippet.text.unicodeScalars)[$0])) }
        #expect(marked == ["sea wall", "fire"])
        #expect(snippet.characterHighlights != snippet.highlights)
        #expect(maker("fire").highlights(of: article, fragments: 1, mostMatches: 1).matches.map(\.field) == [.title])
        #expect(maker("fire").highlights(of: article, fragments: 1, mostMatches: 1).matchCount == 2)
    }

    @Test(arguments: [
        // A sentence begins so far before the matches that not both fit.
        "The report that came out in March said that oil and the \(String(repeating: "dear ", count: 6))oil price fell again, they said, for the third time.",
        "Nobody of them had thought about the price of oil before the price of the oil rose. \(String(repeating: "Then it fell. ", count: 9))Oil: price down.",
    ])
    func matchesStayWhole(_ body: String) {
        for length in 20...90 {
            let maker = maker("\"oil price\"~3", length: length)
            let highlights = maker.highlights(of: Article(id: "1", body: body), fragments: 4, mostMatches: 99)
            for match in highlights.matches where match.text.count <= length {
                for fragment in highlights.fragments where fragment.range.bytes.overlaps(match.range.bytes) {
                    #expect(match.range.bytes.clamped(to: fragment.range.bytes) == match.range.bytes, "\(length): \(fragment.snippet.text)")
                }
            }
            for fragment in highlights.fragments {
                let words = fragment.snippet.text.split { " .,:…".contains($0) }
                #expect(words.allSatisfy { body.split { " .,:".contains($0) }.contains($0) }, "\(length): \(fragment.snippet.text)")
                #expect(fragment.snippet.text.count <= length + 4)
            }
        }
    }

    @Test func whatIsTooLongIsCutWhereItDoesLeastHarm() {
        // A match longer than a passage: between words.
        let gap = String(repeating: "word ", count: 12)
        let long = maker("\"oil price\"~30", length: 40).highlights(
            of: Article(id: "1", body: "oil \(gap)price"), fragments: 2, mostMatches: 9)
        #expect(long.snippet.text == "oil word word word word word word word …", "\(long.snippet)")
        #expect(long.snippet.highlights == [0..<38], "\(long.snippet)")
        // Matches that overlap in a chain: still between words.
        let chain = maker("\"a b\" \"b a\"", length: 21).snippet(of: Article(id: "1", body: String(repeating: "a b ", count: 40)))
        #expect(chain.text == "a b a b a b a b a b a …", "\(chain)")
        // A word that is longer: between characters, and the match in it is shown from its beginning.
        let word = maker("北京", length: 20).snippet(of: Article(id: "1", body: String(repeating: "e\u{301}", count: 90)))
        #expect(word.text == String(repeating: "e\u{301}", count: 20) + " …", "\(word)")
    }

    @Test func anArticleWithoutMatchesShowsItsBeginning() {
        let highlights = maker("absent").highlights(of: Article(id: "1", body: "  It began. \(filler)"), fragments: 3, mostMatches: 9)
        #expect(highlights.fragments.count == 1)
        #expect(highlights.snippet.text.hasPrefix("It began."))
        #expect(highlights.fragments[0].range.bytes.lowerBound == 2)
        let empty = maker("absent").highlights(of: Article(id: "1", body: ""), fragments: 3, mostMatches: 9)
        #expect(empty.fragments.isEmpty)
        #expect(empty.snippet.text.isEmpty)
    }

    /// In any text: fragments are in order, do not overlap, are what their range says, begin and end at whole characters, and cover no
    /// less of the query than the first one alone.
    @Test func fragmentsAreWellFormedInAnyText() {
        var random = SeededGenerator(seed: 78)
        let pieces = [
            "fire", "brigade", "a", " ", " ", " ", ". ", "\n\n", "é", "e\u{301}", "👩‍🚒", "\u{200F}", "北", "京", "\u{0}", "word", "“", "\r\n",
            "\u{301}", "。",
            "nothing at all ", "أخبار",
        ]
        for round in 0..<400 {
            let body = (0..<random.below(200)).map { _ in pieces[random.below(pieces.count)] }.joined()
            let maker = maker("fire \"fire brigade\" a 北京 word", length: 20 + random.below(40))
            let limit = 1 + random.below(6)
            let words = StandardAnalyzer().words(of: body.utf8.span, forms: []).map(\.range)
            let highlights = maker.highlights(of: Article(id: "1", body: body), fragments: limit, mostMatches: 1_000)
            #expect(highlights.fragments.count <= limit)
            var end = 0
            let bounds = Set(Array(body).reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.utf8.count) })
            for fragment in highlights.fragments {
                let bytes = fragment.range.bytes
                #expect(bytes.lowerBound >= end, "round \(round)")
                #expect(!bytes.isEmpty, "round \(round)")
                #expect(bounds.contains(bytes.lowerBound), "round \(round)")
                #expect(bounds.contains(bytes.upperBound), "round \(round)")
                end = bytes.upperBound
                // A bound is in a word only where the word fills the passage; in a match only where the matches around it do.
                for bound in [bytes.lowerBound, bytes.upperBound] {
                    let word = words.first { $0.lowerBound < bound && bound < $0.upperBound }
                    #expect(
                        word.map { $0.lowerBound <= bytes.lowerBound && bytes.upperBound <= $0.upperBound } ?? true,
                        "round \(round): \(fragment)")
                    let cut = highlights.matches.filter { $0.range.bytes.lowerBound < bound && bound < $0.range.bytes.upperBound }
                    #expect(cut.allSatisfy { $0.text.count > maker.length || word != nil }, "round \(round): \(fragment) \(cut)")
                }
                let scalars = Array(body.unicodeScalars)[fragment.range.characters]
                let text = String(String.UnicodeScalarView(scalars))
                #expect(text == String(decoding: Array(body.utf8)[bytes], as: UTF8.self))
                // A mark on a blank is white space to a snippet, which shows runs of that as one blank.
                let visible = { (text: String) in
                    Array(text.unicodeScalars).filter { !$0.properties.isWhitespace && $0 != "…" && $0 != "\u{301}" }
                }
                #expect(visible(fragment.snippet.text) == visible(text))
            }
            let inside = { (range: Range<Int>) in Set(highlights.matches.filter { $0.range.bytes.overlaps(range) }.map(\.leaf)) }
            let shown: Set<Int> = highlights.fragments.reduce(into: []) { $0.formUnion(inside($1.range.bytes)) }
            let alone = maker.highlights(of: Article(id: "1", body: body), fragments: 1, mostMatches: 0).fragments.first
            let isCovered = inside(alone?.range.bytes ?? 0..<0).isSubset(of: shown)
            #expect(isCovered, "round \(round)")
        }
    }

    @Test func manyMatchesTakeBoundedTime() {
        let maker = maker("a b c \"a b\"")
        let isLinear = WorkGrowth.isLinear(from: 10_000) { count in
            let body = String(repeating: "a b c ", count: count)
            let highlights = maker.highlights(of: Article(id: "1", body: body), fragments: 100, mostMatches: 100)
            #expect(highlights.fragments.count == 100)
            #expect(highlights.matches.count == 100)
            #expect(highlights.matchCount == MatchFinder.mostSpans)
        }
        #expect(isLinear)
    }
}
