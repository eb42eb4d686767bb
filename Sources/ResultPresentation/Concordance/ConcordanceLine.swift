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
    /// What stands before, on one line: a run of white space is one blank, also one at its end.
    public var left: String
    /// What matched, on one line, widened to whole characters; cut, with "…" behind it, beyond 2,048 bytes.
    public var keyword: String
    /// What stands behind, on one line.
    public var right: String
    /// The words before in lower case, the nearest first; six at most. Letters that an apostrophe joins are one word, and what it joins to
    /// the keyword none.
    public var leftWords: [String]
    /// The words behind in lower case, the nearest first.
    public var rightWords: [String]
}
