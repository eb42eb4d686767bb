/// An article in a backend's answer.
public struct ComparedResult: Codable, Sendable, Equatable {
    public var rank: Int
    public var score: Double
    public var id: String
    public var title: String?
    /// How an article without a title begins.
    public var beginning: String?
    /// The number of ranks that it stands higher than in the baseline (negative: lower); nil in the baseline itself, and for an article
    /// that is not listed there.
    public var move: Int?
    /// The judgment; nil where nobody judged it.
    public var grade: Int?
    /// A passage that matched, where it was asked for.
    public var passage: ComparedPassage?
    /// Why it stands elsewhere than in the baseline: the ranks that each cause moves it by, where that was asked for.
    public var causes: [ComparedMove]?
}
