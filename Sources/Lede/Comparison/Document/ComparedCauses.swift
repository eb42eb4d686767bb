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
