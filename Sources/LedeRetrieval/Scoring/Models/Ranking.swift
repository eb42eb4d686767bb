/// How articles are ranked: a model, and what goes with it.
package struct Ranking: Sendable, Equatable {
    /// What each word and phrase of the query adds to a score.
    package var model: RankingModel
    /// What a score gains if words of the query are close together; nil for nothing.
    package var proximity: ProximityBonus?

    package init(_ model: RankingModel = .bm25(BM25()), proximity: ProximityBonus? = nil) {
        self.model = model
        self.proximity = proximity
    }

    /// BM25 alone.
    package init(_ formula: BM25) { self.init(.bm25(formula)) }

    /// Whether it is what SQLite FTS5 can do: its own formula, with or without field weights.
    package var isFTS5: Bool { proximity == nil && model.formula == BM25(.fts5) }

    /// Whether it is exactly FTS5's formula, without field weights.
    package var isFTS5Alone: Bool { self == Ranking(BM25(.fts5)) }

    /// The formula of a ranking by BM25 alone, whose bounds let evaluation skip most postings; nil for all others.
    var prunedFormula: BM25? {
        guard proximity == nil, case .bm25(let formula) = model else { return nil }
        return formula
    }
}
