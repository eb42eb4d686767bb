import LedeTestSupport
import Testing

@testable import Lede

/// Facets against counting the articles of the hits.
@Suite struct FacetTests {
    private static func expected(_ ids: Set<String>, _ asked: AskedArticles, _ values: (String) -> [String]) -> (
        counts: [String: Int], missing: Int
    ) {
        var (counts, missing): ([String: Int], Int) = ([:], 0)
        for id in ids {
            let own = values(id)
            for value in own { counts[value, default: 0] += 1 }
            if own.isEmpty { missing += 1 }
        }
        return (counts, missing)
    }

    @Test(arguments: 1...3) func facetsAreCountsOfAllMatches(seed: UInt64) throws {
        let asked = try AskedArticles(seed: seed)
        for query in [SearchQuery.words("oil"), .prefix("pri"), .all, .words("nowhere")] {
            let ids = try asked.ids(query)
            let requests: [FacetRequest] = [.field("SECTION", top: 2), .field("section", top: 100), .field("author"), .year, .month, .day]
            let page = try asked.search.answer(
                SearchRequest(limit: 1, facets: requests, highlights: .none, allowsPartial: false), query)
            #expect(page.facets.map(\.request) == requests)
            let sections = Self.expected(ids, asked) { id in
                let value = asked.articles[id]!.metadata.first { $0.name == "section" }?.value ?? "[]"
                if !value.hasPrefix("[") { return [value] }
                return value.dropFirst().dropLast().split(separator: ",").map { String($0.dropFirst().dropLast()) }
            }
            let ranked = sections.counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            for (facet, top) in zip(page.facets, [2, 100]) {
                #expect(facet.values.map(\.value) == ranked.prefix(top).map(\.key))
                #expect(facet.values.map(\.count) == ranked.prefix(top).map(\.value))
                #expect(facet.distinctCount == ranked.count)
                #expect(facet.missingCount == sections.missing)
            }
            for (facet, length) in zip(page.facets.suffix(3), [4, 7, 10]) {
                let dates = Self.expected(ids, asked) { id in
                    let date = asked.articles[id]!.date ?? ""
                    return date.count >= length ? [String(date.prefix(length))] : []
                }
                #expect(facet.values.map(\.value) == dates.counts.keys.sorted())
                #expect(facet.values.allSatisfy { dates.counts[$0.value] == $0.count })
                #expect(facet.missingCount == dates.missing)
            }
        }
    }

    @Test func aMisspeltFieldIsTold() throws {
        let asked = try AskedArticles(seed: 1, count: 20)
        #expect(throws: AskingError.unknownField("sections", near: ["section"])) {
            try asked.search.answer(SearchRequest(facets: [.field("sections")]), .all)
        }
    }
}
