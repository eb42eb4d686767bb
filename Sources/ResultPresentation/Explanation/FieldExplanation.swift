import ArticleModel

/// How a field counts in a document's score, if fields have weights.
public struct FieldExplanation: Sendable, Equatable {
    public var field: IndexedField
    /// The weight of an occurrence (w).
    public var weight: Double
    /// How much the field's length counts (b); nil if the document's length counts.
    public var b: Double?
    /// Tokens of the document in the field.
    public var length: UInt32
    /// Tokens per document in the field over the collection.
    public var averageLength: Double

    /// 1 − b + b · length / average length, by which occurrences are divided; 1 if the document's length counts.
    public var norm: Double { b.map { 1 - $0 + ($0 == 0 ? 0 : $0 * Double(length) / averageLength) } ?? 1 }
}
