import LedeArticleModel

/// A place in an article where a word or phrase of a query occurs.
public struct FieldMatch: Sendable, Equatable {
    /// The field.
    public var field: IndexedField
    /// Where it is, from the first byte of its first word to the last byte of its last one. In the stored text of the field.
    public var range: TextRange
    /// The whole of what matched, on one line: a run of white space is one blank. `range` tells where to find it unchanged.
    public var text: String
    /// The leaf's index in `Query.scoringLeaves`.
    public var leaf: Int

    /// A given match.
    public init(field: IndexedField, range: TextRange, text: String, leaf: Int) {
        self.field = field
        self.range = range
        self.text = text
        self.leaf = leaf
    }
}

/// A place in a text where a leaf of a query occurs: the whole phrase as it matched.
public struct MatchSpan: Sendable, Equatable {
    /// Bytes of the text's UTF-8.
    public var range: Range<Int>
    /// The leaf's index in `Query.scoringLeaves`.
    public var leaf: Int
}
