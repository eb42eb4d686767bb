/// What one cause does to an article's rank.
public struct RankPart: Sendable, Equatable {
    public var cause: RankCause
    /// What was exchanged, in words; nil for ties.
    public var detail: String?
    /// Ranks that the article gains by it; negative for those that it loses.
    public var gain: Int
    /// The article's score afterwards; nil if it is not in the answer, and for ties.
    public var score: Double?

    public init(cause: RankCause, detail: String?, gain: Int, score: Double?) {
        self.cause = cause
        self.detail = detail
        self.gain = gain
        self.score = score
    }
}
