import LedeArticleModel

/// One place where a word or phrase of a query occurs, with what is around it.
public struct ConcordanceLine: Sendable, Equatable {
    /// The global doc id.
    public var doc: UInt32
    /// The article's id.
    public var docno: String
    public var field: IndexedField
    /// In the stored text of the field.
    public var range: TextRange
    /// What comes before, on one line: a run of white space is one blank, even at its end.
    public var left: String
    /// What matched, on one line, widened to whole characters; cut, with "…" after it, beyond 2,048 bytes.
    public var keyword: String
    /// What comes after, on one line.
    public var right: String
    /// The words before in lower case, the nearest first; at most six. Letters that an apostrophe joins are one word; what it joins to the
    /// keyword is none.
    public var leftWords: [String]
    /// The words after in lower case, the nearest first.
    public var rightWords: [String]
}

/// What a concordance was made from.
public struct ConcordanceSummary: Sendable, Equatable {
    public var occurrenceCount = 0
    /// Articles with occurrences.
    public var articleCount = 0
    /// Articles with so many occurrences in a field that those beyond `MatchFinder.mostSpans` are left out.
    public var cutArticleCount = 0
}
