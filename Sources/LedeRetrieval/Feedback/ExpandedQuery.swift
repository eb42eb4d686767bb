import LedeQueryLanguage

/// A query with the words of its best articles.
package struct ExpandedQuery: Sendable, Equatable {
    /// The weighted OR of the query's own leaves and the new terms.
    package let query: Query
    /// The new terms, those with the greatest part first.
    package let terms: [FeedbackTerm]
}

/// A term that feedback adds to a query.
package struct FeedbackTerm: Sendable, Equatable {
    /// As the analyzer of the index gives it.
    package let term: [UInt8]
    /// Its part of the relevance model, p(w|R); those of all added terms sum to 1.
    package let probability: Double
}
