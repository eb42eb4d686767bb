/// What one cause does to an article's rank.
package struct RankPart: Sendable, Equatable {
    package var cause: RankCause
    /// What was exchanged, in words; nil for ties.
    package var detail: String?
    /// Ranks that the article gains by it; negative for those that it loses.
    package var gain: Int
    /// The article's score afterwards; nil if it is not in the answer, and for ties.
    package var score: Double?

    package init(cause: RankCause, detail: String?, gain: Int, score: Double?) {
        self.cause = cause
        self.detail = detail
        self.gain = gain
        self.score = score
    }
}
