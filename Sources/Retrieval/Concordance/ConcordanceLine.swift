import ArticleModel

/// One place where a word or phrase of a query stands, with what stands around it.
public struct ConcordanceLine: Sendable, Equatable {
    /// The global doc id.
    public var doc: UInt32
    /// The article's id.
    public var docno: String
    public var field: IndexedField
    /// In the stored text of the field.
    public var range: TextRange
    /// What stands before, on one line; white space at its end belongs to the text.
    public var left: String
    /// What matched, widened to whole characters.
    public var keyword: String
    /// What stands behind, on one line.
    public var right: String
    /// The words before in lower case, the nearest first; six at most.
    public var leftWords: [String]
    /// The words behind in lower case, the nearest first.
    public var rightWords: [String]
}
