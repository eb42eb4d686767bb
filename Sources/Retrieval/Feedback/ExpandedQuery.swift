import QueryLanguage

/// A query with the words of its best articles.
public struct ExpandedQuery: Sendable, Equatable {
    /// The weighted OR of the query's own leaves and the new terms.
    public let query: Query
    /// The new terms, those with the greatest part first.
    public let terms: [FeedbackTerm]
}
