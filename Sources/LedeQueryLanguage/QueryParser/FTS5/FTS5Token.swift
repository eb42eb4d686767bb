/// A token of FTS5's MATCH syntax.
struct FTS5Token: Equatable {
    enum Kind: Equatable {
        /// A bareword, or a text in quotation marks.
        case string
        case and, or, not
        case open, close
        case openBrace, closeBrace
        case colon, comma, plus, star, minus, caret
        /// The end of the text, or a NUL, at which FTS5 stops reading.
        case end
    }

    var kind: Kind
    /// Its bytes in the text, with quotation marks; none at the end.
    var range: Range<Int>

    /// Whether a part of an implicit AND may begin with it.
    var startsPart: Bool {
        switch kind {
        case .string, .caret, .minus, .openBrace: true
        default: false
        }
    }

    /// How tightly the operator binds; nil for other tokens.
    var precedence: Int? {
        switch kind {
        case .or: 1
        case .and: 2
        case .not: 3
        default: nil
        }
    }
}
