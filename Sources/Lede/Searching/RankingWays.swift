import Retrieval

/// How a search is answered, besides its query and request.
struct RankingWays {
    var ranking: Ranking
    var feedback: RelevanceFeedback?
    var isFTS5: Bool
    /// What the words of the query are to the index.
    var analyzer: String

    /// Equal for equal ways, different for others.
    var text: String { "\(ranking) \(feedback.map { "\($0)" } ?? "") \(isFTS5 ? "fts5" : "lede") \(analyzer)" }
}
