import ArticleModel

/// A piece of a typed query, with its place in it.
struct QueryToken: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        /// Text between blanks, parentheses and quotation marks.
        case word
        /// What stands between quotation marks.
        case phrase
        case open
        case close
        case and
        case or
        case not
        /// `title:` before a word, a phrase or a group.
        case field(IndexedField)
    }

    var kind: Kind
    /// Its bytes in the query's UTF-8, without quotation marks.
    var range: Range<Int>

    var isOperator: Bool { kind == .and || kind == .or || kind == .not }
}
