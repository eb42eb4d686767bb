/// What is written directly before and behind a word, a phrase or a group.
package struct QueryMarks: Sendable, Equatable {
    /// `^` before it: at the start of a field.
    package var startsField = false
    /// `*` behind it: its last word may go on.
    package var isPrefix = false
    /// `~` behind it: a word's edits, a phrase's gaps.
    package var tilde: Tilde?
    /// `^` and a number behind it: what its weight is multiplied by.
    package var boost: Double?

    package init() {}

    package enum Tilde: Sendable, Equatable {
        /// Without a number.
        case bare
        case number(Int)
    }
}
