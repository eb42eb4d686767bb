import ArticleModel

/// How a field counts in a document's score, where fields have weights.
public struct FieldExplanation: Sendable, Equatable {
    public var field: IndexedField
    /// The weight of an occurrence (w).
    public var weight: Double
    /// How much the field's length counts (b); nil where it is the document's length that counts.
    public var b: Double?
    /// Tokens of the document in the field.
    public var length: UInt32
    /// Tokens a document in the field over the collection.
    public var averageLength: Double

    /// 1 − b + b · length / average length, by which occurrences are divided; 1 where it is the document's length that counts.
    public var norm: Double { b.map { 1 - $0 + ($0 == 0 ? 0 : $0 * Double(length) / averageLength) } ?? 1 }
}
