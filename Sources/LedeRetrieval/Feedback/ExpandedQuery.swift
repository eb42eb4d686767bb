import LedeQueryLanguage

/// A query with the words of its best articles.
public struct ExpandedQuery: Sendable, Equatable {
    /// The weighted OR of the query's own leaves and the new terms.
    public let query: Query
    /// The new terms, those with the greatest part first.
    public let terms: [FeedbackTerm]
}

/// A term that feedback adds to a query.
public struct FeedbackTerm: Sendable, Equatable {
    /// As the analyzer of the index gives it.
    public let term: [UInt8]
    /// Its part of the relevance model, p(w|R); those of all added terms sum to 1.
    public let probability: Double
}
