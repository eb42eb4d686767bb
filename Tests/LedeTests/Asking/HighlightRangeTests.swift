import Foundation
import LedeArticleModel
import LedeIndexStorage
import LedeInvertedIndex
import LedeTestSupport
import Testing

@testable import Lede

/// Places of matches in Swift's and in Foundation's units, on texts of every kind of character.
@Suite struct HighlightRangeTests {
    /// Words that are looked for, and what may stand between and on them.
    private static let words = ["fog", "Fog", "föhn", "fo\u{308}hn", "туман", "naïve", "FOG", "霧", "fog\u{301}", "e\u{301}te\u{301}"]
    private static let others = [
        "👩‍👩‍👧‍👦", "🇩🇪🇫🇷", "\r\n", "\r\n\r\n", "…", "x\u{301}\u{302}\u{303}", "👍🏽", "\u{200D}", "\u{FEFF}", "\u{1F468}",
        "é", "½", "—", "\u{0}",
        "مرحبا", "한글",
        "क्षि", "\u{AD}", "ﬁ", "\u{2028}", "(", "\"", "\t",
    ]

    private static func search(_ seed: UInt64) throws -> SnapshotSearch {
        var random = SeededGenerator(seed: seed)
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory, analyzerName: "standard")
        let builder = try writer.makeRunBuilder()
        for number in 0..<80 {
            func text(_ count: Int) -> String {
                var text = ""
                for _ in 0..<count {
                    text += random.below(3) == 0 ? words[random.below(words.count)] : others[random.below(others.count)]
                    if random.below(4) > 0 { text += [" ", "\r\n", ", "][random.below(3)] }
                }
                return text
            }
            try builder.add(LedeArticleModel.Article(id: "u\(number)", title: text(4), body: text(30)))
        }
        _ = try writer.commit([try builder.finish()])
        writer.close()
        return SnapshotSearch(try IndexReader(directory))
    }

    @Test(arguments: 1...3) func rangesAreThoseOfTheText(seed: UInt64) throws {
        let search = try Self.search(seed)
        var count = 0
        for word in ["fog", "föhn", "туман", "naive", "霧", "ete"] {
            let page = try search.answer(SearchRequest(limit: 100, highlights: .allMatches()), .words(word))
            for hit in page.hits {
                let article = try #require(hit.article)
                #expect(hit.matches.count == hit.totalMatchCount)
                #expect(!hit.matches.isEmpty)
                for match in hit.matches {
                    let text = match.field == .title ? article.title : article.body
                    let found = String(text[match.range])
                    #expect(!found.isEmpty)
                    // One of the ways of writing the word, whatever it stands next to.
                    let folded = found.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
                    #expect(folded.unicodeScalars.contains { $0.properties.isAlphabetic }, "\(found.debugDescription)")
                    #expect((text as NSString).substring(with: match.nsRange).unicodeScalars.elementsEqual(found.unicodeScalars))
                    // Bounds are those of scalars.
                    #expect(match.range.lowerBound.samePosition(in: text.unicodeScalars) != nil)
                    #expect(match.range.upperBound.samePosition(in: text.unicodeScalars) != nil)
                    count += 1
                }
                for (match, next) in zip(hit.matches, hit.matches.dropFirst()) where match.field == next.field {
                    #expect(match.range.lowerBound <= next.range.lowerBound)
                }
            }
        }
        #expect(count > 500)
    }

    @Test(arguments: 1...2) func snippetsAreTheirPieces(seed: UInt64) throws {
        let search = try Self.search(seed + 10)
        for options in [HighlightOptions.snippet, .snippet(length: 30), .fragments(4, length: 40), .allMatches(limit: 2)] {
            let page = try search.answer(SearchRequest(limit: 40, highlights: options), .anyWords("fog туман naïve"))
            #expect(page.hits.count == 40)
            for hit in page.hits {
                for snippet in [hit.title, hit.snippet] + hit.fragments.map(\.snippet) {
                    let pieces = snippet.pieces
                    #expect(pieces.map(\.text).joined().utf8.elementsEqual(snippet.text.utf8))
                    #expect(pieces.filter(\.isHighlighted).count == snippet.highlights.count)
                    for (piece, range) in zip(pieces.filter(\.isHighlighted), snippet.highlights) {
                        #expect(piece.text.utf8.elementsEqual(String(snippet.text[range]).utf8))
                    }
                    let attributed = snippet.attributedText
                    #expect(String(attributed.characters[...]).unicodeScalars.elementsEqual(snippet.text.unicodeScalars))
                    let marked = attributed.runs.filter { $0[SearchHighlightAttribute.self] == true }
                        .map { String(attributed[$0.range].characters[...]) }.joined()
                    #expect(marked == pieces.filter(\.isHighlighted).map(\.text).joined())
                }
                let body = try #require(hit.article).body
                for fragment in hit.fragments { #expect(!body[fragment.range].isEmpty) }
                #expect(hit.fragments.contains { $0.snippet == hit.snippet } || body.isEmpty)
                #expect(options == .allMatches(limit: 2) ? hit.matches.count <= 2 : hit.matches.isEmpty)
            }
        }
    }

    @Test func aMatchNextToALineBreakIsAPlaceOfTheString() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory, analyzerName: "standard")
        let builder = try writer.makeRunBuilder()
        try builder.add(LedeArticleModel.Article(id: "1", body: "fog\r\nfog 👩‍👩‍👧‍👦fog e\u{301}fog"))
        _ = try writer.commit([try builder.finish()])
        writer.close()
        let search = SnapshotSearch(try IndexReader(directory))
        let hit = try #require(try search.answer(SearchRequest(highlights: .allMatches()), .words("fog")).hits.first)
        let body = try #require(hit.article).body
        #expect(hit.matches.map { String(body[$0.range]) } == ["fog", "fog", "fog"])
        #expect(hit.matches.map(\.nsRange.location) == [0, 5, 20])
    }
}
