import ArticleModel

/// Cuts a typed query into tokens. Every text has tokens: what has no meaning of its own is part of a word.
///
/// - A quotation mark opens a phrase unless it follows a letter or digit (`5" disk`); without a partner, the phrase ends with the line.
/// - `AND`, `OR`, `NOT` are operators where they stand alone and in upper case.
/// - A field's name with a colon counts where it starts a word and something follows directly; any other colon is text.
///
/// - Complexity: linear in the text.
struct QueryLexer {
    private let scalars: [Unicode.Scalar]
    /// `offsets[i]` is the byte at which scalar i starts; one more entry for the end.
    private let offsets: [Int]
    private var next = 0
    private var tokens: [QueryToken] = []

    static func tokens(of text: String) -> [QueryToken] {
        var lexer = QueryLexer(text)
        lexer.run()
        return lexer.tokens
    }

    private init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var offsets: [Int] = []
        offsets.reserveCapacity(scalars.count + 1)
        var offset = 0
        for scalar in scalars {
            offsets.append(offset)
            offset += UTF8.width(scalar)
        }
        offsets.append(offset)
        self.offsets = offsets
    }

    private mutating func run() {
        while next < scalars.count {
            let scalar = scalars[next]
            if Self.isBlank(scalar) {
                next += 1
            } else if scalar == "(" || scalar == ")" {
                append(scalar == "(" ? .open : .close, next..<next + 1)
                next += 1
            } else if let marks = Self.quotationMarks(with: scalar) {
                readPhrase(closedBy: marks)
            } else if let field = fieldPrefix() {
                append(.field(field), next..<next + field.name.count + 1)
                next += field.name.count + 1
            } else {
                readWord()
            }
        }
    }

    private mutating func append(_ kind: QueryToken.Kind, _ range: Range<Int>) {
        tokens.append(QueryToken(kind: kind, range: offsets[range.lowerBound]..<offsets[range.upperBound]))
    }

    private mutating func readPhrase(closedBy marks: [Unicode.Scalar]) {
        let start = next + 1
        // A search that fails reads the rest of the text, but then no such mark is left to start another one.
        let rest = scalars[start...]
        if let end = rest.firstIndex(where: { marks.contains($0) }) {
            append(.phrase, start..<end)
            next = end + 1
        } else {
            let end = rest.firstIndex(where: { Self.isLineBreak($0) }) ?? scalars.count
            append(.phrase, start..<end)
            next = end
        }
    }

    private mutating func readWord() {
        let start = next
        while next < scalars.count {
            let scalar = scalars[next]
            if Self.isBlank(scalar) || scalar == "(" || scalar == ")" { break }
            if next > start, !Self.isWordCharacter(scalars[next - 1]), Self.quotationMarks(with: scalar) != nil { break }
            next += 1
        }
        append(operatorKind(start..<next) ?? .word, start..<next)
    }

    private func operatorKind(_ range: Range<Int>) -> QueryToken.Kind? {
        guard range.count == 2 || range.count == 3 else { return nil }
        // `title:OR` asks for the word.
        if case .field = tokens.last?.kind, tokens.last?.range.upperBound == offsets[range.lowerBound] { return nil }
        return switch String(String.UnicodeScalarView(scalars[range])) {
        case "AND": .and
        case "OR": .or
        case "NOT": .not
        default: nil
        }
    }

    /// The field whose name and colon stand here with something to search right behind; names are read in any case.
    private func fieldPrefix() -> IndexedField? {
        for field in IndexedField.allCases {
            let name = field.name.unicodeScalars
            let colon = next + name.count
            guard colon + 1 < scalars.count, scalars[colon] == ":" else { continue }
            guard zip(scalars[next..<colon], name).allSatisfy({ $0.properties.lowercaseMapping == String($1) }) else { continue }
            let following = scalars[colon + 1]
            if Self.isBlank(following) || following == ")" { continue }
            return field
        }
        return nil
    }

    /// The marks that close what `scalar` opens: any mark of its kind, as languages pair them in every way („…“, “…”, »…«).
    private static func quotationMarks(with scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
        switch scalar {
        case "\"", "“", "”", "„", "‟", "＂": ["\"", "“", "”", "„", "‟", "＂"]
        case "«", "»": ["«", "»"]
        default: nil
        }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
    }

    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}" || scalar == "\u{85}"
    }

    private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 {
            return (0x30...0x39).contains(scalar.value) || (0x41...0x5A).contains(scalar.value & ~0x20)
        }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.generalCategory == .nonspacingMark
    }
}
