/// What a concordance was made from.
public struct ConcordanceSummary: Sendable, Equatable {
    public var occurrenceCount = 0
    /// Articles with occurrences.
    public var articleCount = 0
    /// Articles with so many occurrences in a field that those beyond `MatchFinder.mostSpans` are left out.
    public var cutArticleCount = 0
}
