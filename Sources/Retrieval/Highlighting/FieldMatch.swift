import ArticleModel

/// A place in an article where a word or phrase of a query stands.
public struct FieldMatch: Sendable, Equatable {
    public var field: IndexedField
    /// In the stored text of the field.
    public var range: TextRange
    /// The whole of what matched, as it stands there.
    public var text: String
    /// The leaf, counted in `Query.scoringLeaves`.
    public var leaf: Int

    public init(field: IndexedField, range: TextRange, text: String, leaf: Int) {
        self.field = field
        self.range = range
        self.text = text
        self.leaf = leaf
    }
}
