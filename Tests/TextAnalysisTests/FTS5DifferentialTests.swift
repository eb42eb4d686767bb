import Foundation
import LedeTestSupport
import Testing

@testable import LedeTextAnalysis

/// unicode61, porter and ascii against FTS5's own tokenizers: terms and byte offsets.
@Suite(
    .enabled(
        if: FTS5Tokenizer.libraryVersion == Unicode61Tables.sqliteVersion,
        "the tables are SQLite \(Unicode61Tables.sqliteVersion)'s; this is SQLite \(FTS5Tokenizer.libraryVersion)"))
struct FTS5DifferentialTests {
    static let pairs: [(name: String, arguments: [String])] = [
        ("unicode61", ["unicode61"]),
        ("unicode61:remove_diacritics=0", ["unicode61", "remove_diacritics", "0"]),
        ("unicode61:remove_diacritics=2", ["unicode61", "remove_diacritics", "2"]),
        ("porter", ["porter"]),
        ("ascii", ["ascii"]),
    ]

    /// The number of tokens, all equal; or the first difference, recorded.
    @discardableResult
    static func compare(_ text: [UInt8], _ analyzer: any Analyzer, _ oracle: FTS5Tokenizer, _ what: @autoclosure () -> String) -> Int {
        let expected = oracle.tokens(of: text)
        let found = analyzer.tokens(of: text.span)
        var isEqual = found.count == expected.count
        for index in 0..<min(found.count, expected.count) where isEqual {
            let token = expected[index]
            isEqual =
                found.startOffsets[index] == token.start && found.endOffsets[index] == token.end
                && found.positions[index] == UInt32(index) && found.bytes[found.termRange(index)].elementsEqual(token.term)
            if !isEqual {
                Issue.record(
                    """
                    \(analyzer.name) differs at token \(index) of \(what()): \(found.term(index)) \
                    \(found.startOffsets[index])..<\(found.endOffsets[index]), FTS5 \(token)
                    """)
            }
        }
        #expect(found.count == expected.count, "\(analyzer.name), number of tokens of \(what())")
        return expected.count
    }

    static func withEveryPair(_ body: (any Analyzer, FTS5Tokenizer) throws -> Void) throws {
        for pair in pairs {
            let analyzer = try #require(AnalyzerCatalog.analyzer(named: pair.name))
            let oracle = try #require(FTS5Tokenizer(pair.arguments))
            try body(analyzer, oracle)
        }
    }

    @Test(arguments: pairs.map(\.name)) func everyCodePoint(_ name: String) throws {
        let pair = try #require(Self.pairs.first { $0.name == name })
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: pair.name))
        let oracle = try #require(FTS5Tokenizer(pair.arguments))
        // A debug run takes every 7th beyond U+33FF; a full run takes all.
        var codePoint: UInt32 = 0
        while codePoint <= 0x10FFFF {
            var text: [UInt8] = []
            let first = codePoint
            for _ in 0..<256 where codePoint <= 0x10FFFF {
                if let scalar = Unicode.Scalar(codePoint) {
                    let bytes = Array(String(scalar).utf8)
                    text += bytes + [0x20, 0x61] + bytes + [0x62, 0x20]
                }
                codePoint += codePoint > 0x33FF && !ProcessEnvironment.isFull ? 7 : 1
            }
            Self.compare(text, analyzer, oracle, "code points from \(first)")
        }
    }

    @Test func randomTexts() throws {
        var generator = SeededGenerator(seed: RandomText.seed)
        let rounds = ProcessEnvironment.isFull ? 20_000 : 400
        var texts: [[UInt8]] = [[], [0], [0xFF], [0xC3], [0x61, 0xCC, 0x81]]
        for round in 0..<rounds {
            let count = Int.random(in: 1...120, using: &generator)
            texts.append(
                round % 2 == 0 ? RandomText.bytes(&generator, count: count) : RandomText.unicode(&generator, count: count))
        }
        try Self.withEveryPair { analyzer, oracle in
            for text in texts { Self.compare(text, analyzer, oracle, "seed \(RandomText.seed), text \(text)") }
        }
    }

    /// Words of few letters, so that suffixes meet.
    @Test func randomEnglishShapes() throws {
        var generator = SeededGenerator(seed: RandomText.seed)
        let parts = [
            "a", "e", "i", "o", "u", "y", "t", "s", "l", "z", "b", "n", "ss", "tt", "w", "x", "é", "ing", "ed", "eed", "es", "ies", "sses",
            "at", "bl", "iz", "ational", "tional", "enci", "anci", "izer", "logi", "bli", "alli", "entli", "eli", "ousli", "ization",
            "ation", "ator", "alism", "iveness", "fulness", "ousness", "aliti", "iviti", "biliti", "ical", "ness", "icate", "iciti", "ful",
            "ative", "alize", "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate",
            "iti", "ous", "ive", "ize", "ly", "ogy",
        ]
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: "porter"))
        let oracle = try #require(FTS5Tokenizer(["porter"]))
        for _ in 0..<(ProcessEnvironment.isFull ? 20_000 : 500) {
            let words = (0..<40).map { _ in
                (0..<Int.random(in: 1...5, using: &generator)).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
            }
            Self.compare(Array(words.joined(separator: " ").utf8), analyzer, oracle, "seed \(RandomText.seed), words \(words)")
        }
    }

    @Test func longTokens() throws {
        let texts = [
            [UInt8](repeating: 0x41, count: 32_768), [UInt8](repeating: 0x41, count: 40_000),
            Array(String(repeating: "é", count: 20_000).utf8), Array(("a" + String(repeating: "ж", count: 20_000)).utf8),
            Array((String(repeating: "漢", count: 11_000) + " end").utf8), Array(String(repeating: "s", count: 64).utf8),
            Array(String(repeating: "ies", count: 22).utf8), [0x61] + [UInt8](repeating: 0x80, count: 70_000),
            [0xC3] + [UInt8](repeating: 0xA9, count: 70_000),
        ]
        try Self.withEveryPair { analyzer, oracle in
            for text in texts { Self.compare(text, analyzer, oracle, "\(text.count) bytes from \(text.prefix(4))") }
        }
    }

    @Test(.enabled(if: SharedCorpora.isPresent, "../shared/corpora is not there")) func corpora() throws {
        let limit = ProcessEnvironment.isFull ? Int.max : 6_000
        let pairs = try Self.pairs.map {
            (try #require(AnalyzerCatalog.analyzer(named: $0.name)), try #require(FTS5Tokenizer($0.arguments)))
        }
        var texts = 0
        var bytes = 0
        var tokens = [Int](repeating: 0, count: pairs.count)
        for file in SharedCorpora.files() {
            for text in try SharedCorpora.texts(in: file, limit: limit) {
                texts += 1
                bytes += text.count
                for (index, pair) in pairs.enumerated() {
                    tokens[index] += Self.compare(text, pair.0, pair.1, file.lastPathComponent)
                }
            }
        }
        #expect(texts > 0)
        if ProcessEnvironment.isFull {
            print("\(texts) texts, \(bytes) bytes:", zip(pairs, tokens).map { "\($0.0.name) \($1)" }.joined(separator: ", "))
        }
    }
}
