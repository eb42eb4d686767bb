import LedeRetrieval

/// What orders the articles that match: a formula, or an engine of your own.
///
///     try await index.search("fog", ranking: .bm25(titleWeight: 3))
public struct SearchRanking: Sendable {
    package enum Kind: Sendable {
        case formula(Ranking)
        case backend(any RankingBackend)
    }

    package let kind: Kind

    package init(_ kind: Kind) { self.kind = kind }

    /// BM25 with Lucene's parameters (k1 = 1.2, b = 0.75).
    public static let bm25 = SearchRanking(.formula(Ranking()))

    /// BM25 with parameters of one's own (Robertson, Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009).
    /// - Parameters:
    ///   - k1: how slowly further occurrences of a word saturate, 0 to 1,000,000; other numbers count as the nearest of these.
    ///   - b: how much the length of an article counts, 0 (not at all) to 1; other numbers count as the nearest of these.
    ///   - titleWeight: what an occurrence in the title counts beside one in the body, 0 to 1,000; other numbers count as the nearest of
    ///     these. With any weight but 1 this is BM25F.
    public static func bm25(k1: Double = 1.2, b: Double = 0.75, titleWeight: Double = 1) -> SearchRanking {
        // Numbers in range are never refused.
        let formula = (try? BM25(.lucene, k1: k1.bounded(by: BM25.largestK1, or: 1.2), b: b.bounded(by: 1, or: 0.75))) ?? BM25()
        let weight = titleWeight.bounded(by: FieldWeights.largest, or: 1)
        guard weight != 1, let weights = try? FieldWeights([.title: weight]) else { return SearchRanking(.formula(Ranking(formula))) }
        return SearchRanking(.formula(Ranking(.weightedFields(formula, weights))))
    }

    /// SQLite FTS5's bm25(), score by score.
    public static let fts5 = SearchRanking(.formula(Ranking(BM25(.fts5))))

    /// The hypergeometric model of divergence from randomness, which has no parameters (Amati, ECIR 2006).
    public static let dph = SearchRanking(.formula(Ranking(.dph)))

    /// An engine of your own.
    public static func backend(_ backend: some RankingBackend) -> SearchRanking { SearchRanking(.backend(backend)) }
}

extension Double {
    fileprivate func bounded(by greatest: Double, or standard: Double) -> Double { isNaN ? standard : min(max(0, self), greatest) }
}
