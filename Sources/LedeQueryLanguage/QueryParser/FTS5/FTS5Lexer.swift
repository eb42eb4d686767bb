/// Cuts a text into the tokens of FTS5's MATCH syntax:
///
///     bareword := (letter | digit | "_" | 0x1A | byte ≥ 0x80)+      ASCII letters and digits
///     quoted   := '"' (byte other than '"' | '""')* '"'
///     blank    := " " | tab | line feed | carriage return
///
/// AND, OR and NOT are operators only in upper case. A NUL ends the text, wherever it is.
struct FTS5Lexer {
    let bytes: [UInt8]
    private let text: String
    private var next = 0

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    /// The next token; after the last, always `.end`.
    mutating func token() throws(QuerySyntaxError) -> FTS5Token {
        while let byte = byte(next), Self.isBlank(byte) { next += 1 }
        let start = next
        guard let first = byte(start) else { return FTS5Token(kind: .end, range: start..<start) }
        next += 1
        if first == UInt8(ascii: "\"") {
            try skipQuoted(from: start)
            return FTS5Token(kind: .string, range: start..<next)
        }
        if let kind = Self.punctuation(first) { return FTS5Token(kind: kind, range: start..<next) }
        guard Self.isBareword(first) else {
            let found = String(decoding: [first], as: UTF8.self)
            throw QuerySyntaxError("fts5: syntax error near \"\(found)\"", in: text, at: start..<next)
        }
        while let byte = byte(next), Self.isBareword(byte) { next += 1 }
        return FTS5Token(kind: Self.word(bytes[start..<next]), range: start..<next)
    }

    /// The byte at `index`, or nil where the text ends.
    private func byte(_ index: Int) -> UInt8? {
        index < bytes.count && bytes[index] != 0 ? bytes[index] : nil
    }

    private mutating func skipQuoted(from start: Int) throws(QuerySyntaxError) {
        while let found = byte(next) {
            next += 1
            guard found == UInt8(ascii: "\"") else { continue }
            guard byte(next) == UInt8(ascii: "\"") else { return }
            next += 1
        }
        throw QuerySyntaxError("unterminated string", in: text, at: start..<next)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private static func isBareword(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), 0x1A, 0x80...:
            true
        default: false
        }
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> FTS5Token.Kind {
        if bytes.elementsEqual("AND".utf8) { return .and }
        if bytes.elementsEqual("OR".utf8) { return .or }
        if bytes.elementsEqual("NOT".utf8) { return .not }
        return .string
    }

    private static func punctuation(_ byte: UInt8) -> FTS5Token.Kind? {
        switch byte {
        case UInt8(ascii: "("): .open
        case UInt8(ascii: ")"): .close
        case UInt8(ascii: "{"): .openBrace
        case UInt8(ascii: "}"): .closeBrace
        case UInt8(ascii: ":"): .colon
        case UInt8(ascii: ","): .comma
        case UInt8(ascii: "+"): .plus
        case UInt8(ascii: "*"): .star
        case UInt8(ascii: "-"): .minus
        case UInt8(ascii: "^"): .caret
        default: nil
        }
    }
}
