/// An article's place in a backend's answer to a query.
package struct RankPlace: Sendable, Equatable {
    /// From 1; of an article that is not in the answer, one more than the answer has articles.
    package var rank: Int
    /// nil for an article that is not in the answer.
    package var score: Double?
    /// How many articles with the same score come before it.
    package var tiedAbove: Int

    package init(rank: Int, score: Double?, tiedAbove: Int = 0) {
        self.rank = rank
        self.score = score
        self.tiedAbove = tiedAbove
    }

    /// Whether the article is in the answer.
    package var isListed: Bool { score != nil }

    /// The rank but for ties: 1 and the number of articles with a higher score.
    var strictRank: Int { rank - tiedAbove }
}
