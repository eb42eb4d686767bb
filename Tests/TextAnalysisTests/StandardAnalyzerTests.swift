import Foundation
import LedeTestSupport
import Testing

@testable import LedeTextAnalysis

@Suite struct StandardAnalyzerTests {
    private let analyzer = StandardAnalyzer()

    private func words(_ text: String) -> [String] { analyzer.terms(of: text).map { String(decoding: $0, as: UTF8.self) } }

    @Test(arguments: [
        ("Russia's U.S. don\u{2019}t a.b x_y", ["russia", "s", "u", "s", "don", "t", "a", "b", "x", "y"]),
        ("Ångström ÀÉÎÕÜ naïve Crème", ["angstrom", "aeiou", "naive", "creme"]),
        ("Straße STRASSE ẞ", ["strasse", "strasse", "ss"]),
        ("Łódź Ørsted æther Œuvre Đà Þór ılık", ["lodz", "orsted", "aether", "oeuvre", "da", "thor", "ilik"]),
        ("İSTANBUL ISTANBUL", ["istanbul", "istanbul"]),
        ("Việt Nam ộ", ["viet", "nam", "o"]),
        ("Ελλάδα ΐ ΟΔΟΣ οδός", ["ελλαδα", "ι", "οδοσ", "οδοσ"]),
        ("Ёлка Мой Київ ўсё Ѐ м\u{301}", ["елка", "мой", "київ", "ўсе", "е", "м"]),
        ("обʼєкт об’єкт", ["об", "єкт", "об", "єкт"]),
        ("ﬁne ＦＵＬＬ１２ ｶﾞｷﾞ x² Ⅳ ①", ["fine", "full12", "ガギ", "x2", "iv", "1"]),
        ("漢字かなカタカナー々", ["漢", "字", "か", "な", "カタカナー", "々"]),
        ("がか\u{3099}", ["が", "が"]),
        ("한국어 \u{1112}\u{1161}\u{11AB}", ["한국어", "한"]),
        ("हिन्दी में \u{915}\u{93C} \u{958}", ["हिन्दी", "में", "\u{915}\u{93C}", "\u{915}\u{93C}"]),
        ("شَدَّة آب أحمد مـحـمد ٢٠٢٤", ["شدة", "اب", "احمد", "محمد", "2024"]),
        ("שָׁלוֹם", ["שלום"]),
        ("co\u{AD}op می\u{200C}خواهم", ["coop", "میخواهم"]),
        ("สวัสดี", ["สวัสดี"]),
        ("\u{301} \u{301}a 1\u{FE0F}\u{20E3}", ["a", "1"]),
        ("😀 ½ a≠b $5.00 €", ["½", "a", "b", "5", "00"]),
        ("", []),
        ("---", []),
    ])
    func table(_ text: String, _ expected: [String]) {
        #expect(words(text).map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) })
    }

    @Test func invalidUTF8Separates() {
        let cases: [([UInt8], [String])] = [
            ([0x61, 0xFF, 0x62], ["a", "b"]), ([0x61, 0xC3], ["a"]), ([0xC3, 0x61], ["a"]), ([0x61, 0x80, 0x80, 0x62], ["a", "b"]),
            ([0xED, 0xA0, 0x80, 0x61], ["a"]), ([0xE2, 0x82, 0x61, 0xC3, 0xA9], ["ae"]), ([0xF4, 0x90, 0x80, 0x80], []),
            ([0xC0, 0x80, 0x61, 0x00, 0x62], ["a", "b"]), ([0xC3, 0xA9, 0xC3], ["e"]),
        ]
        for (bytes, expected) in cases {
            let batch = analyzer.tokens(of: bytes.span)
            #expect((0..<batch.count).map { String(decoding: batch.term($0), as: UTF8.self) } == expected, "\(bytes)")
        }
    }

    @Test func offsetsCoverTheWordWithItsMarks() {
        let text = "«E\u{301}te\u{AD}» — か\u{3099}な"
        let batch = analyzer.tokens(of: text)
        let bytes = Array(text.utf8)
        let spans = (0..<batch.count).map { String(decoding: bytes[batch.startOffsets[$0]..<batch.endOffsets[$0]], as: UTF8.self) }
        #expect(spans.map { Array($0.unicodeScalars) } == ["E\u{301}te", "か\u{3099}", "な"].map { Array($0.unicodeScalars) })
    }

    /// Whatever canonical form a text has, its terms are the same.
    @Test func composedEqualsDecomposed() {
        for (tokenizer, isPlain) in [(StandardTokenizer(table: .plain), true), (StandardTokenizer(table: .caseOnly), false)] {
            for value in UInt32(0x80)...0x2FFFF {
                guard let scalar = Unicode.Scalar(value) else { continue }
                // Before diacritics go, a dot above an i with other marks stays: no text has İ with a second mark.
                if !isPlain, value == 0x130 { continue }
                if (0xAC10...0xD7A0).contains(value) || (0x3400...0x9FFF).contains(value) || (0x20000...0x2F7FF).contains(value) {
                    continue
                }
                let text = "x" + String(scalar) + "\u{323}z"
                let decomposed = text.decomposedStringWithCanonicalMapping
                if decomposed.unicodeScalars.elementsEqual(text.unicodeScalars) { continue }
                let composed = text.precomposedStringWithCanonicalMapping
                let terms = Self.terms(tokenizer, text)
                #expect(terms == Self.terms(tokenizer, decomposed), "U+\(String(value, radix: 16)) decomposed")
                #expect(terms == Self.terms(tokenizer, composed), "U+\(String(value, radix: 16)) composed")
            }
        }
    }

    @Test func randomTextsComposedEqualDecomposed() {
        var generator = SeededGenerator(seed: RandomText.seed)
        for _ in 0..<300 {
            let text = String(decoding: RandomText.unicode(&generator, count: 60), as: UTF8.self)
            let terms = analyzer.terms(of: text)
            #expect(
                terms == analyzer.terms(of: text.decomposedStringWithCanonicalMapping),
                "seed \(RandomText.seed), \(Array(text.unicodeScalars))")
            #expect(
                terms == analyzer.terms(of: text.precomposedStringWithCanonicalMapping),
                "seed \(RandomText.seed), \(Array(text.unicodeScalars))")
        }
    }

    /// A term analyzed again is itself; so a term typed as a query is found.
    @Test func termsAreStable() {
        for tokenizer in [StandardTokenizer(table: .plain), StandardTokenizer(table: .caseOnly)] {
            for value in UInt32(0)...0x2FFFF {
                if (0xAC10...0xD7A0).contains(value) || (0x3400...0x9FFF).contains(value) || (0x20000...0x2F7FF).contains(value) {
                    continue
                }
                guard let scalar = Unicode.Scalar(value) else { continue }
                let terms = Self.terms(tokenizer, "x" + String(scalar))
                let again = terms.flatMap { Self.terms(tokenizer, String(decoding: $0, as: UTF8.self)) }
                #expect(again == terms, "U+\(String(value, radix: 16))")
            }
        }
    }

    /// Tokens of random texts: on scalar boundaries, in order, not empty.
    @Test func randomTextsGiveValidTokens() {
        var generator = SeededGenerator(seed: RandomText.seed)
        for round in 0..<600 {
            let count = Int.random(in: 1...200, using: &generator)
            let text = round % 2 == 0 ? RandomText.bytes(&generator, count: count) : RandomText.unicode(&generator, count: count)
            let batch = analyzer.tokens(of: text.span)
            var last = 0
            for index in 0..<batch.count {
                let range = batch.startOffsets[index]..<batch.endOffsets[index]
                #expect(range.lowerBound >= last, "seed \(RandomText.seed)")
                #expect(range.upperBound <= text.count, "seed \(RandomText.seed)")
                #expect(!range.isEmpty, "seed \(RandomText.seed)")
                #expect(String(validating: text[range], as: UTF8.self) != nil, "seed \(RandomText.seed), \(text)")
                #expect(!batch.termRange(index).isEmpty)
                #expect(String(validating: batch.term(index), as: UTF8.self) != nil)
                #expect(batch.positions[index] == UInt32(index))
                last = range.upperBound
            }
        }
    }

    /// The table says of every scalar what the standard library says, for all that the table's Unicode version knows.
    @Test func categoriesAreTheStandardLibrarys() {
        let separatorsByUse: Set<UInt32> = [0x2BB, 0x2BC, 0x2BD, 0x2EE]
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age,
                (age.major, age.minor) <= FoldingData.unicodeVersion, !separatorsByUse.contains(value)
            else { continue }
            let role = FoldingTable.plain[value].role
            if role == .ignored { continue }
            let category = scalar.properties.generalCategory
            let isWordCategory =
                switch category {
                case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
                    .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
                    true
                default: false
                }
            if (role != .separator) != isWordCategory { Issue.record("U+\(String(value, radix: 16)) is \(category), role \(role)") }
        }
    }

    private static func terms(_ tokenizer: StandardTokenizer, _ text: String) -> [[UInt8]] {
        let bytes = Array(text.utf8)
        var batch = TokenBatch()
        var offset = 0
        while let range = tokenizer.nextWord(bytes.span, ascii: tokenizer.table.ascii.span, at: &offset, into: &batch) {
            batch.endTerm(startOffset: range.lowerBound, endOffset: range.upperBound, position: 0)
        }
        return (0..<batch.count).map { batch.term($0) }
    }
}
