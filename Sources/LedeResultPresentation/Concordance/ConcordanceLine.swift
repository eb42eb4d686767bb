import LedeArticleModel

/// One place where a word or phrase of a query occurs, with what is around it.
package struct ConcordanceLine: Sendable, Equatable {
    /// The global doc id.
    package var doc: UInt32
    /// The article's id.
    package var docno: String
    package var field: IndexedField
    /// In the stored text of the field.
    package var range: TextRange
    /// What comes before, on one line: a run of white space is one blank, even at its end.
    package var left: String
    /// What matched, on one line, widened to whole characters; cut, with "…" after it, beyond 2,048 bytes.
    package var keyword: String
    /// What comes after, on one line.
    package var right: String
    /// The words before in lower case, the nearest first; at most six. Letters that an apostrophe joins are one word; what it joins to the
    /// keyword is none.
    package var leftWords: [String]
    /// The words after in lower case, the nearest first.
    package var rightWords: [String]
}

/// What a concordance was made from.
package struct ConcordanceSummary: Sendable, Equatable {
    package var occurrenceCount = 0
    /// Articles with occurrences.
    package var articleCount = 0
    /// Articles with so many occurrences in a field that those beyond `MatchFinder.mostSpans` are left out.
    package var cutArticleCount = 0
}
