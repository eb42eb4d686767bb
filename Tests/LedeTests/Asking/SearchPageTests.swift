import Foundation
import LedeCore
import LedeRetrieval
import LedeTestSupport
import Testing

@testable import Lede

/// What a page tells: hits with or without their articles, cursors, explanations, notes.
@Suite struct SearchPageTests {
    private static let asked = Result { try AskedArticles(seed: 7) }

    private var asked: AskedArticles { get throws { try Self.asked.get() } }

    @Test func withoutHighlightsNoArticleIsRead() async throws {
        let asked = try asked
        let bare = try asked.search.answer(Lede.SearchRequest(highlights: .none), .words("oil"))
        let full = try asked.search.answer(Lede.SearchRequest(highlights: .allMatches()), .words("oil"))
        #expect(bare.hits.map(\.id) == full.hits.map(\.id))
        #expect(bare.hits.map(\.score) == full.hits.map(\.score))
        #expect(bare.hits.allSatisfy { $0.article == nil && $0.snippet.text.isEmpty && $0.title.text.isEmpty && $0.fragments.isEmpty })
        for (bare, full) in zip(bare.hits, full.hits) {
            #expect(try await bare.loadArticle() == full.article)
            #expect(bare != full)
            #expect(bare == bare && bare.hashValue == full.hashValue)
        }
    }

    @Test func pagesFollowByCursorThroughItsToken() throws {
        let asked = try asked
        for order in Lede.SearchOrder.allCases {
            let all = try asked.hits(.words("oil"), order: order)
            var request = Lede.SearchRequest(limit: 7, order: order, highlights: .none)
            var ids: [String] = []
            while true {
                let page = try asked.search.answer(request, .words("oil"))
                #expect(page.hits.map(\.rank) == Array(ids.count + 1..<ids.count + 1 + page.hits.count))
                ids += page.hits.map(\.id)
                guard let cursor = page.cursor else { break }
                request.cursor = try JSONDecoder().decode(Lede.SearchCursor.self, from: JSONEncoder().encode(cursor))
                #expect(request.cursor == cursor)
                #expect(Lede.SearchCursor(token: cursor.token) == cursor)
            }
            #expect(ids == all.map(\.id))
            request.offset = 3
            #expect(throws: AskingError.offsetWithCursor) { try asked.search.answer(request, .words("oil")) }
            request.offset = 0
            #expect(throws: SearchRequestError.otherSearch) { try asked.search.answer(request, .words("fog")) }
        }
        #expect(Lede.SearchCursor(token: "nonsense") == nil)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Lede.SearchCursor.self, from: Data("\"nonsense\"".utf8)) }
    }

    @Test func explanationsSumToTheLastBit() throws {
        let asked = try asked
        let queries: [SearchQuery] = [
            .words("oil price"), .anyWords("oil fog ferry"), .phrase("crude oil") || .title(.words("oil")).boosted(by: 2.5),
            .typed("pric", .plain, .prefixLastWord), .words("oil") && !.words("fog"),
        ]
        for query in queries {
            for highlights in [HighlightOptions.none, .snippet] {
                let page = try asked.search.answer(Lede.SearchRequest(limit: 50, highlights: highlights, explains: true), query)
                #expect(!page.hits.isEmpty)
                for hit in page.hits {
                    let explanation = try #require(hit.explanation)
                    var sum = 0.0
                    for term in explanation.terms { sum += term.contribution }
                    sum = sum + explanation.lengthTerm + explanation.proximityBonus
                    #expect(sum == explanation.score && sum == hit.score)
                    #expect(explanation.articleCount == asked.articles.count)
                    #expect(explanation.terms.contains { $0.frequency > 0 && $0.weight > 0 })
                }
            }
        }
    }

    @Test func rankingsAreChosenAndChecked() throws {
        let asked = try asked
        func best(_ ranking: SearchRanking) throws -> [Double] {
            try asked.search.answer(Lede.SearchRequest(ranking: ranking, highlights: .none), .words("oil price")).hits.map(\.score)
        }
        #expect(try best(SearchRanking()) == asked.hits(.words("oil price")).prefix(10).map(\.score))
        let others = [
            SearchRanking(k1: 2), SearchRanking(b: 0), SearchRanking(titleWeight: 3), SearchRanking(bodyWeight: 2),
            SearchRanking(proximity: 1),
        ]
        for other in others { #expect(try best(other) != best(SearchRanking())) }
        for wrong in [SearchRanking(k1: -1), SearchRanking(b: .nan), SearchRanking(titleWeight: 1e9), SearchRanking(proximity: -1)] {
            #expect(throws: RankingParameterError.self) { try best(wrong) }
        }
    }

    @Test func partialMatchesSuggestionsAndNotesAreTold() throws {
        let asked = try asked
        let page = try asked.search.answer(Lede.SearchRequest(), "oill harbour")
        #expect(page.isPartial && page.matchCount > 0)
        #expect(page.suggestions.first?.kind == .missingWord)
        #expect(page.suggestions.first?.text == "oill")
        #expect(page.suggestions.first?.replacements.first?.text == "oil")
        let strict = try asked.search.answer(Lede.SearchRequest(suggests: false, allowsPartial: false), "oill harbour")
        #expect(strict.hits.isEmpty && strict.suggestions.isEmpty && !strict.isPartial && strict.matchCount == 0)
        #expect(try asked.search.answer(Lede.SearchRequest(), "oil OR").notes.count == 1)
        #expect(try asked.search.answer(Lede.SearchRequest(limit: -4, offset: -1), .words("oil")).hits.isEmpty)
        #expect(try asked.search.answer(Lede.SearchRequest(limit: 0), .words("oil")).matchCount == asked.hits(.words("oil")).count)
    }

    @Test func aCancelledTaskEndsASearch() async throws {
        let asked = try asked
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try asked.search.answer(Lede.SearchRequest(), .anyWords("oil price fog"))
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
