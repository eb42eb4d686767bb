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
