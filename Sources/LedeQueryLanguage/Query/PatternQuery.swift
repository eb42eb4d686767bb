import LedeArticleModel

/// A leaf of a query whose terms or places are not all given: `prefix*`, `te?t`, `"two words"~3`, `^first`.
///
/// Its words come in this order within one field, with at most `gaps` other tokens between the first and the last of them. It occurs once
/// for every place of its first word from which the others can be reached, each taken at its earliest.
package struct PatternQuery: Sendable, Hashable {
    /// What may come at each place; without words it matches nothing.
    package var words: [WordPattern]
    /// Most further tokens between its words, all gaps together; below 0 it occurs nowhere.
    package var gaps: Int
    /// The field in which it must be, or nil for any.
    package var field: IndexedField?
    /// Whether its first word must be the first of a field.
    package var startsField: Bool
    /// As it was typed, without marks.
    package var text: String
    /// Whether it is a bare function word (see `PhraseQuery.isStopWord`).
    package var isStopWord: Bool

    /// One place per word; without `gaps`, side by side.
    package init(
        words: [WordPattern], gaps: Int = 0, field: IndexedField? = nil, startsField: Bool = false, text: String, isStopWord: Bool = false
    ) {
        self.words = words
        self.gaps = gaps
        self.field = field
        self.startsField = startsField
        self.text = text
        self.isStopWord = isStopWord
    }
}
