import LedeBenchmarkSupport
import LedeRetrievalEvaluation
import Testing

@testable import lede_benchmark

/// The one token stream against its definition, written with `String`.
@Suite struct TextNormalizerTests {
    private func normalized(_ text: String) -> String {
        var normalizer = TextNormalizer()
        var bytes: [UInt8] = []
        normalizer.append(text, to: &bytes)
        #expect(normalizer.wordCount == bytes.split(separator: UInt8(ascii: " ")).count)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func oracle(_ text: String) -> String {
        let lowered = text.unicodeScalars.map(\.properties.lowercaseMapping).joined()
        let words = lowered.unicodeScalars.split { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
                .otherNumber:
                false
            default: true
            }
        }
        return words.map { word in String(String.UnicodeScalarView(word.prefix(TextNormalizer.longestWord))) }.joined(separator: " ")
    }

    @Test func knownTexts() {
        #expect(normalized("The \"Café\" isn't_open:\n12½ km!") == "the café isn t open 12½ km")
        #expect(normalized("İstanbul ǅ ẞ") == "i stanbul ǆ ß")
        #expect(normalized(" … ") == "")
        #expect(normalized("") == "")
        #expect(normalized(String(repeating: "é", count: 70) + " x") == String(repeating: "é", count: 60) + " x")
    }

    @Test func randomTextsAgainstTheDefinition() {
        var random = SplitMix64(seed: 5)
        for _ in 0..<300 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...200, using: &random) {
                let highest: UInt32 = [0x7F, 0x7F, 0x17F, 0x2FFF, 0x1_F9FF].randomElement(using: &random)!
                if let scalar = Unicode.Scalar(UInt32.random(in: 0...highest, using: &random)) { text.append(scalar) }
            }
            #expect(normalized(String(text)) == oracle(String(text)))
        }
    }
}
