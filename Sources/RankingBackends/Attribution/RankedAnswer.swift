import InvertedIndex
import Retrieval

/// All articles of an answer, to look up where one stands.
struct RankedAnswer {
    private var places: [String: RankPlace] = [:]
    private let count: Int

    /// - Parameter articles: best first; only those of `wanted` are kept.
    init(_ articles: some Collection<RankedArticle>, wanted: Set<String>) {
        count = articles.count
        var tied = 0
        var last: Double?
        for (index, article) in articles.enumerated() {
            tied = article.score == last ? tied + 1 : 0
            last = article.score
            if wanted.contains(article.id) { places[article.id] = RankPlace(rank: index + 1, score: article.score, tiedAbove: tied) }
        }
    }

    subscript(id: String) -> RankPlace { places[id] ?? RankPlace(rank: count + 1, score: nil) }
}
