/// A light stemmer for Ukrainian: takes off the one longest inflectional ending of nouns, adjectives, participles and verbs.
///
/// libstemmer has none for Ukrainian. This one is built like light stemmers for Slavic languages (Dolamic and Savoy, "Indexing and
/// stemming approaches for the Czech language", IPM 2009; Savoy on Russian and Bulgarian likewise): no dictionary, one ending from a table,
/// then repairs of what inflection does to the end of a stem; as in Snowball's Russian stemmer the reflexive particle goes first, and an
/// ending comes after the word's first vowel. In order:
///
/// 1. -ся, -сь from words of more than five letters;
/// 2. the longest ending of `UkrainianEndings` that leaves two letters and the first vowel; -ав stays in -слав, which ends names;
/// 3. ґ becomes г, a final ь goes, -ок becomes -к and -ець -ц in stems of more than four letters (гілочок – гілочка, гаманець – гаманці),
///    and a final ц becomes к (руці – рука).
///
/// Alternations within a stem (ніч – ночі) stay: undoing them conflates more strangers than relatives.
struct UkrainianStemmer: WordStemmer {
    static let name = "ukrainian"

    func stem(_ word: [UInt8], into stem: inout [UInt8]) -> Bool {
        var letters: [UInt8] = []
        letters.reserveCapacity(word.count / 2)
        var offset = 0
        while offset < word.count {
            let scalar = UTF8Scalar(word.span, at: offset)
            // A word with other letters or digits is not Ukrainian.
            guard let code = Self.code(of: scalar.value) else { return false }
            letters.append(code)
            offset += scalar.length
        }
        guard letters.count > 2 else { return false }
        if letters.count > 5, letters.ends(with: "ся") || letters.ends(with: "сь") { letters.removeLast(2) }
        dropEnding(of: &letters)
        repairEnd(of: &letters)
        stem.removeAll(keepingCapacity: true)
        for letter in letters {
            // U+0430 to U+045F are two bytes: 0xD0 or 0xD1, and six bits.
            let value = UInt32(letter) + Self.codeBase
            stem.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
            stem.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        }
        return true
    }

    private func dropEnding(of letters: inout [UInt8]) {
        let firstVowel = letters.firstIndex { Self.vowels & 1 << UInt64($0) != 0 } ?? letters.count
        let shortestStem = max(firstVowel + 1, 2)
        let isName = letters.ends(with: "слав")
        var ending: UInt64 = 0
        var found = 0
        for count in 1...UkrainianEndings.longest where letters.count - count >= shortestStem {
            ending |= UInt64(letters[letters.count - count]) << UInt64(6 * (count - 1))
            if UkrainianEndings.all.contains(ending), !(isName && count == 2) { found = count }
        }
        letters.removeLast(found)
    }

    private func repairEnd(of letters: inout [UInt8]) {
        for index in letters.indices where letters[index] == Self.ghe { letters[index] = Self.he }
        if letters.ends(with: "ь") { letters.removeLast() }
        if letters.count > 4, letters.ends(with: "ок") || letters.ends(with: "ец") { letters.remove(at: letters.count - 2) }
        if letters.count > 2, letters.ends(with: "ц") { letters[letters.count - 1] = Self.ka }
    }

    // MARK: Letters

    /// Codes count from а, U+0430, as 1.
    private static let codeBase: UInt32 = 0x42F
    /// The code of a small Cyrillic letter, 1 to 49; nil for other scalars.
    @inline(__always)
    static func code(of scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0x430...0x45F: UInt8(scalar - codeBase)
        case 0x491: ghe
        default: nil
        }
    }

    private static let ghe: UInt8 = 49
    private static let he: UInt8 = 4
    private static let ka: UInt8 = 11
    /// A bit for each vowel's code.
    private static let vowels = "аеєиіїоуюяыэё".unicodeScalars.reduce(UInt64(0)) { $0 | 1 << UInt64($1.value - codeBase) }
}

extension [UInt8] {
    /// Whether these letters' codes end with those of `ending`.
    fileprivate func ends(with ending: StaticString) -> Bool {
        let scalars = ending.description.unicodeScalars
        guard count >= scalars.count else { return false }
        return zip(suffix(scalars.count), scalars).allSatisfy { $0 == UkrainianStemmer.code(of: $1.value) }
    }
}
