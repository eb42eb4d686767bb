import LedeArticleModel
import LedeQueryLanguage
import LedeTestSupport
import Testing

@testable import Lede

/// Filters against asking every stored article: hits and scores are those of the unfiltered list, bit for bit.
@Suite struct SearchFilterTests {
    /// A filter and the plain way to ask it.
    private struct Asked {
        let filter: SearchFilter
        let accepts: @Sendable (LedeArticleModel.Article) -> Bool
    }

    private static func values(_ article: LedeArticleModel.Article, _ name: String) -> [String] {
        if name.lowercased() == "author" { return article.author.map { [$0] } ?? [] }
        guard let value = article.metadata.first(where: { $0.name.lowercased() == name.lowercased() })?.value else { return [] }
        guard value.hasPrefix("[") else { return [value] }
        return value.dropFirst().dropLast().split(separator: ",").map { String($0.dropFirst().dropLast()) }
    }

    private static func number(_ value: String) -> Double? {
        ["9": 9, "10": 10, "10.0": 10, "12.5": 12.5, "-3": -3, "1e2": 100, "100": 100][value]
    }

    private static func leaf(_ random: inout SeededGenerator) -> Asked {
        let (low, high) = (Double(random.below(12)), Double(9 + random.below(95)))
        func range(_ filter: SearchFilter, _ contains: @escaping @Sendable (Double) -> Bool) -> Asked {
            Asked(filter: filter) { article in values(article, "price").contains { number($0).map(contains) ?? false } }
        }
        switch random.below(14) {
        case 0: return Asked(filter: .equal("Section", "NEWS")) { values($0, "section").contains { $0.lowercased() == "news" } }
        case 1:
            return Asked(filter: .oneOf("section", ["weather", "Oil"])) {
                values($0, "section").contains { ["weather", "oil"].contains($0) }
            }
        case 2:
            return Asked(filter: .contains("section", "news", "oil")) { article in
                ["news", "oil"].allSatisfy { values(article, "section").map { $0.lowercased() }.contains($0) }
            }
        case 3: return Asked(filter: .exists("section")) { !values($0, "section").isEmpty }
        case 4: return Asked(filter: .exists("PRICE")) { !values($0, "price").isEmpty }
        case 5: return range(.range("price", min(low, high)...max(low, high))) { (min(low, high)...max(low, high)).contains($0) }
        case 6: return range(.range("price", min(low, high)..<max(low, high))) { (min(low, high)..<max(low, high)).contains($0) }
        case 7: return range(.range("price", low...)) { $0 >= low }
        case 8: return range(.range("price", ...high)) { $0 <= high }
        case 9: return range(.range("price", ..<high)) { $0 < high }
        case 10: return range(.equal("price", 10)) { $0 == 10 }
        case 11:
            return Asked(filter: .date("1987")) { $0.date?.hasPrefix("1987") ?? false }
        case 12: return Asked(filter: .exists("date")) { $0.date != nil }
        default: return Asked(filter: .equal("author", "ada quill")) { values($0, "author") == ["Ada Quill"] }
        }
    }

    private static func asked(_ random: inout SeededGenerator, depth: Int) -> Asked {
        guard depth > 0 else { return leaf(&random) }
        let one = asked(&random, depth: depth - 1)
        let other = asked(&random, depth: depth - 1)
        return switch random.below(4) {
        case 0: Asked(filter: one.filter && other.filter) { one.accepts($0) && other.accepts($0) }
        case 1: Asked(filter: one.filter || other.filter) { one.accepts($0) || other.accepts($0) }
        case 2: Asked(filter: !one.filter) { !one.accepts($0) }
        default: one
        }
    }

    @Test(arguments: 1...2) func filtersGiveWhatTheArticlesSay(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let collection = try AskedArticles(seed: seed)
        let queries: [SearchQuery] = [
            .words("oil"), .anyWords("oil price fog ferry"), .words("oil price"), .phrase("oil"), .prefix("pri"),
            .words("oil") && !.words("fog"), .all,
            .title(.words("oil")) || .words("ferries"),
        ]
        var (found, skipped) = (0, 0)
        for number in 0..<40 {
            let asked = Self.asked(&random, depth: number % 4)
            for query in queries {
                let all = try collection.hits(query)
                let expected = all.filter { asked.accepts(collection.articles[$0.id]!) }
                let filtered = try collection.hits(query, filter: asked.filter)
                #expect(filtered.map(\.id) == expected.map(\.id), "\(asked.filter)")
                #expect(filtered.map(\.score) == expected.map(\.score), "\(asked.filter)")
                // As a part of the query it does the same.
                let joined = try collection.hits(query && .filter(asked.filter))
                #expect(joined.map(\.id) == expected.map(\.id))
                #expect(joined.map(\.score) == expected.map(\.score))
                let best = try collection.search.answer(
                    SearchRequest(limit: 3, filter: asked.filter, highlights: .none, allowsPartial: false), query)
                #expect(best.hits.map(\.id) == expected.prefix(3).map(\.id))
                #expect(best.matchCount == expected.count)
                found += expected.count
                skipped += all.count - expected.count
            }
        }
        #expect(found > 1_000 && skipped > 1_000)
    }

    @Test func numbersAreDecimal() {
        for (text, number) in [("1", 1.0), ("-3", -3), ("12.50", 12.5), ("1e3", 1000), ("+2", 2), (".5", 0.5), ("1.", 1)] {
            #expect(NumberRange.number(text) == number, "\(text)")
        }
        for text in ["", " 1", "1 ", "0x10", "nan", "inf", "infinity", "1,5", "12 EUR", "1e999", "--1", "e", "e5", "1e", "٣"] {
            #expect(NumberRange.number(text) == nil, "\(text)")
        }
        #expect(!NumberRange(lower: .init(.nan, isIncluded: true)).contains(1))
        #expect(!NumberRange().contains(.nan))
    }
}
