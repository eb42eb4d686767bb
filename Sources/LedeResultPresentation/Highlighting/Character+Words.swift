extension Character {
    /// Whether it belongs to a word wherever it is: a letter, a digit, `_`, or a formatting character (a soft hyphen, a mark of
    /// direction); marks belong to the letter before them.
    var isOfWord: Bool { isLetter || isNumber || self == "_" || isFormat }

    /// U+200B is the one that marks a place between words.
    private var isFormat: Bool { unicodeScalars.first.map { $0.properties.generalCategory == .format && $0 != "\u{200B}" } ?? false }

    /// Whether it is of a script that puts nothing between words, so that text can be cut next to it without knowing the language: Han,
    /// Hiragana, Thai, Lao, Myanmar and Khmer, Tangut and Nushu.
    var isUnspaced: Bool {
        guard let scalar = unicodeScalars.first?.value, scalar >= 0x0E00 else { return false }
        return switch scalar {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0xAA60...0xAA7F, 0x3005...0x3007, 0x3041...0x309F, 0x3400...0x4DBF,
            0x4E00...0x9FFF,
            0xF900...0xFAFF, 0x1_7000...0x1_8DFF, 0x1_B001...0x1_B2FF, 0x2_0000...0x3_FFFF:
            true
        default: false
        }
    }

    /// Whether it joins two letters or digits to one word: an apostrophe, a point, a middle dot; between digits a comma or a colon too.
    func joins(_ before: Character, _ after: Character) -> Bool {
        switch self {
        case "'", "’", "ʼ", ".", "·": before.isOfWord && after.isOfWord
        case ",", ":": before.isNumber && after.isNumber
        default: false
        }
    }
}
