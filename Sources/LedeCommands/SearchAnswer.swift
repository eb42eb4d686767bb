import Lede

/// What `lede search` shows.
struct SearchAnswer {
    /// One result.
    struct Hit {
        /// From 1.
        var rank: Int
        var score: Double
        var article: Article
        var title: Snippet
        var snippet: Snippet
        /// How the score comes about, if that was asked for.
        var explanation: Explanation?
    }

    var hits: [Hit]
    /// All matches.
    var matchCount: Int
    /// Whether no article has all the words and these have some.
    var isPartial: Bool
    /// Time spent on finding and ranking, without reading the articles.
    var duration: Duration

    /// What stands above partial matches.
    static let partialHeading = "No article has all the words; the best partial matches:"
}
