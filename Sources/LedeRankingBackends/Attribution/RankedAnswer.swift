/// All articles of an answer, to look up the place of one.
struct RankedAnswer<Key: Hashable> {
    private var places: [Key: RankPlace] = [:]
    private let count: Int

    /// - Parameters:
    ///   - articles: best first.
    ///   - wanted: those that are kept.
    init<Article>(_ articles: [Article], wanted: Set<Key>, key: (Article) -> Key, score: (Article) -> Double) {
        count = articles.count
        var tied = 0
        var last: Double?
        for (index, article) in articles.enumerated() {
            let score = score(article)
            tied = score == last ? tied + 1 : 0
            last = score
            let key = key(article)
            if wanted.contains(key) { places[key] = RankPlace(rank: index + 1, score: score, tiedAbove: tied) }
        }
    }

    subscript(key: Key?) -> RankPlace { key.flatMap { places[$0] } ?? RankPlace(rank: count + 1, score: nil) }
}
