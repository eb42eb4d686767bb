import LedeArticleModel

/// A place in an article where a word or phrase of a query occurs.
package struct FieldMatch: Sendable, Equatable {
    /// The field.
    package var field: IndexedField
    /// Where it is, from the first byte of its first word to the last byte of its last one. In the stored text of the field.
    package var range: TextRange
    /// The whole of what matched, on one line: a run of white space is one blank. `range` tells where to find it unchanged.
    package var text: String
    /// The leaf's index in `Query.scoringLeaves`.
    package var leaf: Int

    /// A given match.
    package init(field: IndexedField, range: TextRange, text: String, leaf: Int) {
        self.field = field
        self.range = range
        self.text = text
        self.leaf = leaf
    }
}

/// A place in a text where a leaf of a query occurs: the whole phrase as it matched.
package struct MatchSpan: Sendable, Equatable {
    /// Bytes of the text's UTF-8.
    package var range: Range<Int>
    /// The leaf's index in `Query.scoringLeaves`.
    package var leaf: Int
}
