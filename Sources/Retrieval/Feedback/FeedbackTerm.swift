/// A term that feedback adds to a query.
public struct FeedbackTerm: Sendable, Equatable {
    /// As the analyzer of the index gives it.
    public let term: [UInt8]
    /// Its part of the relevance model, p(w|R); those of all added terms sum to 1.
    public let probability: Double
}
