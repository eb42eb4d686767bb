/// What one cause does over all queries.
public struct ComparedCause: Codable, Sendable, Equatable {
    public var cause: String
    /// In words.
    public var name: String
    /// Articles that it moves.
    public var articles: Int
    /// Articles for which no other cause does more.
    public var mainly: Int
    /// Ranks that it moves articles by in all, up or down.
    public var ranks: Int
}
