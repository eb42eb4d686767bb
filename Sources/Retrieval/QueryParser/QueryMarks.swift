/// What is written directly before and behind a word, a phrase or a group.
struct QueryMarks: Sendable, Equatable {
    /// `^` before it: at the start of a field.
    var startsField = false
    /// `*` behind it: its last word may go on.
    var isPrefix = false
    /// `~` behind it: a word's edits, a phrase's gaps.
    var tilde: Tilde?
    /// `^` and a number behind it: what its weight is multiplied by.
    var boost: Double?

    enum Tilde: Sendable, Equatable {
        /// Without a number.
        case bare
        case number(Int)
    }
}
