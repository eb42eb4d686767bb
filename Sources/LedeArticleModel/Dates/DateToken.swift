/// A piece of a line in which a date is looked for.
struct DateToken {
    enum Kind: Equatable {
        case number(Int, digits: Int)
        /// Letters, in lower case.
        case word(String)
        case mark(Character)
    }

    var kind: Kind
    var range: Range<String.Index>
    /// There is no space before the next token.
    var touchesNext = false

    /// The tokens of a line: runs of ASCII digits, runs of letters (an East Asian character alone), single marks; spaces separate them.
    static func tokens(of line: String) -> [DateToken] {
        var tokens: [DateToken] = []
        var at = line.startIndex
        while at < line.endIndex {
            let start = at
            let character = line[at]
            line.formIndex(after: &at)
            if isDigit(character) {
                while at < line.endIndex, isDigit(line[at]) { line.formIndex(after: &at) }
                let digits = line[start..<at]
                tokens.append(DateToken(kind: .number(digits.count <= 9 ? Int(digits) ?? 0 : 0, digits: digits.count), range: start..<at))
            } else if character.isLetter {
                if !isEastAsian(character) {
                    while at < line.endIndex, line[at].isLetter, !isEastAsian(line[at]) { line.formIndex(after: &at) }
                }
                tokens.append(DateToken(kind: .word(line[start..<at].lowercased()), range: start..<at))
            } else if !character.isWhitespace {
                tokens.append(DateToken(kind: .mark(character), range: start..<at))
            } else {
                continue
            }
            if let last = tokens.indices.last, last > 0, tokens[last - 1].range.upperBound == start {
                tokens[last - 1].touchesNext = true
            }
        }
        return tokens
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

    private static func isEastAsian(_ character: Character) -> Bool {
        character.unicodeScalars.first.map { (0x3040...0x9FFF).contains($0.value) } ?? false
    }
}
