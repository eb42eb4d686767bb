/// Whether a query is typed in capitals throughout, as headlines are: then a word in capitals does not mean an operator.
enum QueryCapitals {
    /// Words that are operators only because they are in capitals.
    private static let operators: [[Unicode.Scalar]] = ["AND", "OR", "NOT", "NEAR"].map { Array($0.unicodeScalars) }

    /// True if there is a capital letter outside operators, and no other letter: no small ones, and none of a script without capitals (`東京
    /// OR 大阪`), where a word in capitals stands out. Letters in quoted phrases and fields' names count too. Letters after a digit (`3rd`)
    /// do not count, nor does `ß`: few write `ẞ`.
    ///
    /// - Complexity: linear in the text.
    static func areAll(of text: [Unicode.Scalar]) -> Bool {
        var hasCapital = false
        var start = 0
        while start < text.count {
            guard isLetter(text[start]) else {
                start += 1
                continue
            }
            let isBehindFigure = start > 0 && ("0"..."9").contains(text[start - 1])
            var end = start
            while end < text.count, isLetter(text[end]) {
                if !isCapital(text[end]), text[end] != "ß", !isBehindFigure { return false }
                end += 1
            }
            if !hasCapital, !isBehindFigure, !operators.contains(where: { $0.elementsEqual(text[start..<end]) }) {
                hasCapital = text[start..<end].contains { isCapital($0) }
            }
            start = end
        }
        return hasCapital
    }

    /// A letter, in capitals or not; marks and modifiers are neither.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return (0x41...0x5A).contains(scalar.value & ~0x20) }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: return true
        default: return false
        }
    }

    private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 ? (0x41...0x5A).contains(scalar.value) : scalar.properties.generalCategory == .uppercaseLetter
    }
}
