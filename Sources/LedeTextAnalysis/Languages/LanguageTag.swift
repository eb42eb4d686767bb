/// A language's name at the beginning of a text, in Unicode's tag characters (U+E0001, then one per letter), which are not part of words.
///
/// FTS5 hands an article's fields to a tokenizer one by one; so that each is analyzed by the language of the whole article, it gets them
/// with a tag. A text that already has such characters is analyzed by the language they name.
enum LanguageTag {
    private static let opening: UInt32 = 0xE0001
    private static let letterBase: UInt32 = 0xE0000

    /// The tag of a code of two lower-case letters.
    static func tag(_ code: String) -> String {
        var scalars = String.UnicodeScalarView()
        for value in [opening] + code.unicodeScalars.map({ letterBase + $0.value }) {
            if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
        }
        return String(scalars)
    }

    /// The two-letter code that `text` begins with; nil for none.
    static func code(_ text: Span<UInt8>) -> String? {
        guard text.count >= 12, text[0] == 0xF3, UTF8Scalar(text, at: 0).value == opening else { return nil }
        var code = String.UnicodeScalarView()
        for offset in [4, 8] {
            let letter = UTF8Scalar(text, at: offset).value
            guard letter >= letterBase + 0x61, letter <= letterBase + 0x7A, let scalar = Unicode.Scalar(letter - letterBase) else {
                return nil
            }
            code.append(scalar)
        }
        return String(code)
    }
}
