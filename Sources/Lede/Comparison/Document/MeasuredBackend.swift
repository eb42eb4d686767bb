/// What a backend reaches.
public struct MeasuredBackend: Codable, Sendable, Equatable {
    public var name: String
    /// Over the orders of articles with equal scores, one a measure; nil where that is not known exactly.
    public var ties: [MeasuredTies?]
    /// Articles with the score of another one.
    public var tiedArticles: Int
    /// Articles retrieved, and those of them that nobody judged.
    public var retrieved: Int
    public var unjudged: Int
    /// The same at the first ten ranks.
    public var retrievedTop: Int
    public var unjudgedTop: Int
}
