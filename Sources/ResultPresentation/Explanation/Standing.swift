/// Where a document ranks among the matches of a query.
public struct Standing: Sendable, Equatable {
    /// From 1.
    public var rank: Int
    public var score: Double
    /// All matches.
    public var matchCount: Int
    /// The number of results asked about.
    public var limit: Int
    /// The score of the last of the first `limit` results; nil if there are fewer.
    public var threshold: Double?

    /// Whether the document is one of the first `limit`.
    public var isShown: Bool { rank <= limit }
}
