import LedeArticleModel
import LedeTextAnalysis
import Testing

@testable import LedeQueryLanguage
@testable import LedeResultPresentation
@testable import LedeRetrieval

/// What is highlighted is what matched, whole, and nothing else.
@Suite struct PatternHighlightTests {
    private func matched(_ query: String, in text: String, analyzer name: String = "english", field: IndexedField = .body) throws
        -> [String]
    {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: name))
        let parsed = QueryParser(analyzer: analyzer, forms: analyzer.forms).parse(query).query
        return MatchFinder(query: parsed, analyzer: analyzer).spans(in: text, field: field).map {
            String(decoding: Array(text.utf8)[$0.range], as: UTF8.self)
        }
    }

    @Test(arguments: [
        ("\"north korean\"", ["North Korean"]), ("\"korean north\"", []), ("\"north troops\"~1", ["North Korean troops"]),
        ("\"north troops\"", []),
        ("NEAR(troops north, 1)", ["North", "troops"]), ("NEAR(troops north, 0)", []), ("tro*", ["troops"]), ("*rth", ["North"]),
        ("t?oops", ["troops"]),
        ("trops~1", ["troops"]), ("/[nk]or.*/", ["North", "Korean"]), ("^the", ["The"]), ("^north", []),
        ("\"north kor\"*", ["North Korean"]),
        ("troop", ["troops"]), ("\"troop\"", []), ("\"korean ~troop\"", ["Korean troops"]), ("'North'", ["North"]), ("'north'", []),
        ("'Über' über", ["Über", "Über", "über"]),
        ("title:north", []), ("-north troops", ["troops"]),
    ])
    func spansAreWhatMatched(_ query: String, _ expected: [String]) throws {
        #expect(try matched(query, in: "The North Korean troops were deployed. Über alles, über.") == expected)
    }
}
