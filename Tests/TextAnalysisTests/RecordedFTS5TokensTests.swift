import Testing

@testable import LedeTextAnalysis

/// What SQLite 3.40.1 gave, written down: holds whatever SQLite is installed.
@Suite struct RecordedFTS5TokensTests {
    private func tokens(_ name: String, _ text: [UInt8]) throws -> [String] {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: name))
        let batch = analyzer.tokens(of: text.span)
        return (0..<batch.count).map {
            "\(String(decoding: batch.term($0), as: UTF8.self)) \(batch.startOffsets[$0])-\(batch.endOffsets[$0])"
        }
    }

    @Test(arguments: [
        ("unicode61", "Crème BRÛLÉE ộ ß ẞ ﬁ", ["creme 0-6", "brulee 7-15", "ộ 16-19", "ß 20-22", "ß 23-26", "ﬁ 27-30"]),
        ("unicode61:remove_diacritics=0", "Crème ộ", ["crème 0-6", "ộ 7-10"]),
        ("unicode61:remove_diacritics=2", "Crème ộ", ["creme 0-6", "o 7-10"]),
        ("unicode61", "e\u{301}t don't a_b co\u{AD}op", ["et 0-4", "don 5-8", "t 9-10", "a 11-12", "b 13-14", "co 15-17", "op 19-21"]),
        ("unicode61", "हिन्दी", ["ह 0-3", "न 6-9", "द 12-15"]),
        ("unicode61", "ΟΔΟΣ οδός Мой", ["οδοσ 0-8", "οδόσ 9-17", "мой 18-24"]),
        (
            "porter", "relational hopping ponies caresses feudally",
            ["relat 0-10", "hop 11-18", "poni 19-25", "caress 26-34", "feudal 35-43"]
        ),
        ("ascii", "Crème x_y", ["crème 0-6", "x 7-8", "y 9-10"]),
    ])
    func words(_ name: String, _ text: String, _ expected: [String]) throws {
        #expect(try tokens(name, Array(text.utf8)) == expected)
    }

    @Test func brokenUTF8() throws {
        #expect(try tokens("unicode61", [0x61, 0xFF, 0x62]) == ["a 0-1", "b 2-3"])
        #expect(try tokens("unicode61", [0x61, 0x00, 0x62]) == ["a 0-1", "b 2-3"])
        #expect(try tokens("unicode61", [0x61, 0xAA, 0x62]) == ["aªb 0-3"])
        #expect(try tokens("unicode61", [0xC3, 0xA9, 0xA9, 0x62]) == ["\u{3A69}b 0-4"])
    }
}
