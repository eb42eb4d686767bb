import Testing

import LedeTextAnalysis

@Suite struct AnalyzerBasicsTests {
    @Test func standardFindsFoldedWords() throws {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: "standard"))
        let terms = analyzer.terms(of: "Russia's Krieg, don't U.S. 漢字かな 2024").map { String(decoding: $0, as: UTF8.self) }
        #expect(terms == ["russia", "s", "krieg", "don", "t", "u", "s", "漢", "字", "か", "な", "2024"])
    }

    @Test func whitespaceKeepsBytes() throws {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: "whitespace"))
        let terms = analyzer.terms(of: " Don't\u{3000}STOP.\n").map { String(decoding: $0, as: UTF8.self) }
        #expect(terms == ["Don't", "STOP."])
    }

    @Test func unknownNameIsNil() {
        #expect(AnalyzerCatalog.analyzer(named: "nope") == nil)
    }
}
