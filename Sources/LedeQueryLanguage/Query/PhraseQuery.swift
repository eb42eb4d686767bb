import LedeArticleModel

/// A leaf of a query: a term, or terms that come in this order without a gap.
package struct PhraseQuery: Sendable, Hashable {
    /// The terms as the analyzer of the index gives them, or in another form that the index keeps (`WordForm`), each in its own; at least
    /// one: a leaf without terms matches nothing.
    package var terms: [[UInt8]]
    /// The surface text as it was typed, without quotation marks (a backend with its own tokenizer analyzes it again).
    package var text: String
    /// The field in which it must be, or nil for any; a phrase never spans two fields.
    package var field: IndexedField?
    /// Whether it is a bare function word, skipped in a query of which one word suffices (`Analyzer.isStopWord`).
    package var isStopWord: Bool

    package init(terms: [[UInt8]], text: String, field: IndexedField? = nil, isStopWord: Bool = false) {
        self.terms = terms
        self.text = text
        self.field = field
        self.isStopWord = isStopWord
    }
}
