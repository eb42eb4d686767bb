/// A piece of a typed query, with its place in it.
package struct QueryToken: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// Text between blanks, parentheses and quotation marks.
        case word
        /// Text between quotation marks.
        case phrase
        /// Text between single quotes, for its exact spelling.
        case spelled
        /// A word with `*` or `?` in it.
        case wildcard
        /// Text between slashes.
        case expression
        case open
        /// `NEAR(`.
        case near
        case close
        case and
        case or
        case not
        /// A dash directly before what it leaves out.
        case minus
        /// `title:` before a word, a phrase or a group.
        case field(QueryField)
    }

    package var kind: Kind
    /// Its bytes in the query's UTF-8, without quotation marks and what is in `marks`.
    package var range: Range<Int>
    package var marks = QueryMarks()

    package var isOperator: Bool { kind == .and || kind == .or || kind == .not }

    /// Whether a parenthesis that closes belongs to it.
    package var opensGroup: Bool { kind == .open || kind == .near }
}

/// What is written directly before and after a word, a phrase or a group.
package struct QueryMarks: Sendable, Equatable {
    /// `^` before it: at the start of a field.
    package var startsField = false
    /// `*` after it: its last word may continue.
    package var isPrefix = false
    /// `~` after it: a word's edits, a phrase's gaps.
    package var tilde: Tilde?
    /// `^` and a number after it: what its weight is multiplied by.
    package var boost: Double?

    package init() {}

    package enum Tilde: Sendable, Equatable {
        /// Without a number.
        case bare
        case number(Int)
    }
}
