/// Why articles stand elsewhere under a backend than under the baseline, over all queries.
public struct ComparedCauses: Codable, Sendable, Equatable {
    public var backend: String
    /// Articles at the first ranks of either, over all queries.
    public var articles: Int
    /// Of those, the ones with another rank.
    public var moved: Int
    /// The cause that moves most first.
    public var causes: [ComparedCause]
}

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
