/// Lower-cases text, splits it at everything but letters and digits, and joins the words with single spaces: the one token stream of all
/// engines, whose tokenizers then split at the spaces.
struct TextNormalizer {
    /// Longer words are cut to this many characters (Unicode scalars): some engine would drop them.
    static let longestWord = 60

    /// What each ASCII character becomes; 0 for one that splits.
    private static let ascii: [UInt8] = (0..<128).map { code in
        let scalar = Unicode.Scalar(UInt8(code))
        switch scalar {
        case "a"..."z", "0"..."9": return UInt8(code)
        case "A"..."Z": return UInt8(code) + 32
        default: return 0
        }
    }

    /// What other characters become, filled in on demand; empty for one that splits.
    private var others: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    private var wordLength = 0
    /// Words of the last text.
    private(set) var wordCount = 0

    /// Appends the words of `text` to `output`, between single spaces.
    mutating func append(_ text: String, to output: inout [UInt8]) {
        wordLength = 0
        wordCount = 0
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                add(Self.ascii[Int(scalar.value)], to: &output)
            } else {
                for folded in folded(scalar) {
                    if folded == " " { add(0, to: &output) } else { add(folded, to: &output) }
                }
            }
        }
    }

    private mutating func add(_ byte: UInt8, to output: inout [UInt8]) {
        guard byte != 0 else {
            wordLength = 0
            return
        }
        guard begin(in: &output) else { return }
        output.append(byte)
    }

    private mutating func add(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
        guard begin(in: &output) else { return }
        output.append(contentsOf: UTF8.encode(scalar)!)
    }

    /// Counts a character of a word, the space before its first one included; false if the word is long enough.
    private mutating func begin(in output: inout [UInt8]) -> Bool {
        if wordLength == 0 {
            if wordCount > 0 { output.append(UInt8(ascii: " ")) }
            wordCount += 1
        }
        wordLength += 1
        return wordLength <= Self.longestWord
    }

    /// `scalar` in lower case, with a space for what splits.
    private mutating func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        if let known = others[scalar] { return known }
        let folded = scalar.properties.lowercaseMapping.unicodeScalars.map { Self.isWordCharacter($0) ? $0 : " " as Unicode.Scalar }
        others[scalar] = folded
        return folded
    }

    private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
            .otherNumber:
            true
        default: false
        }
    }
}
