import LedeRetrieval

/// What a backend over an index ranks by, so far as Lede can take it apart.
package struct RankingRecipe: Sendable, Equatable {
    /// What splits texts into words.
    package enum Tokens: Sendable, Equatable {
        /// The index's own analyzer.
        case index
        /// Another tokenizer, by name.
        case other(String)

        /// In words.
        package var summary: String {
            switch self {
            case .index: "the index's analyzer"
            case .other(let name): name
            }
        }
    }

    package var tokens: Tokens
    package var ranking: Ranking
    package var feedback: RelevanceFeedback?
    /// Whether the index's own `Searcher` under this recipe gives the backend's answer bit for bit, so that it need not be asked.
    package var isSearched: Bool
    /// Whether the article with the query's own id is left out of the answer (`QueryDroppingBackend`).
    package var dropsQueries = false
    /// Whether FTS5 itself ranks, which for some queries adds in its own ways (`SearchOptions.followsFTS5`).
    package var isFTS5 = false

    package init(tokens: Tokens = .index, ranking: Ranking, feedback: RelevanceFeedback? = nil, isSearched: Bool = false) {
        self.tokens = tokens
        self.ranking = ranking
        self.feedback = feedback
        self.isSearched = isSearched
    }
}
