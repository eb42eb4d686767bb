/// What a cause does to an article's rank.
public struct ComparedMove: Codable, Sendable, Equatable {
    /// In words.
    public var cause: String
    /// What was exchanged, in words.
    public var detail: String?
    /// Ranks won.
    public var gain: Int
}
