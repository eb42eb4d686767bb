import LedeRankingBackends

extension ComparisonReport {
    /// Why articles moved under a backend against the baseline, over all queries.
    package struct Causes: Codable, Sendable, Equatable {
        package var backend: String
        /// Articles at the first ranks of either, over all queries.
        package var articles: Int
        /// Of those, the ones with another rank.
        package var moved: Int
        /// The cause that moves most first.
        package var causes: [Cause]

        /// What one cause does over all queries.
        package struct Cause: Codable, Sendable, Equatable {
            /// `RankCause`'s raw value.
            package var cause: String
            /// In words.
            package var name: String
            /// Articles that it moves.
            package var articles: Int
            /// Articles for which no other cause does more.
            package var mainly: Int
            /// Ranks that it moves articles by in all, up or down.
            package var ranks: Int
        }

        /// - Parameters:
        ///   - other: the backend's index.
        ///   - attributions: of the articles that moved under it, over all queries.
        init(_ queries: [Query], other: Int, name: String, attributions: [RankAttribution]) {
            backend = name
            articles = queries.reduce(0) { $0 + Set($1.answers[0].ids).union($1.answers[other].ids).count }
            moved = attributions.count { $0.gain != 0 }
            causes = CauseSummary.summaries(of: attributions).map {
                Cause(cause: $0.cause.rawValue, name: $0.cause.name, articles: $0.articleCount, mainly: $0.mainCount, ranks: $0.ranks)
            }
        }
    }
}
