import LedeQueryLanguage

/// How a query is answered.
package struct SearchOptions: Sendable, Equatable {
    /// Most hits returned.
    package var limit: Int
    /// How matches are ranked.
    package var ranking: Ranking
    /// Whether all matches are counted, which may cost more than finding the best. With a filter, or by date, they always are.
    package var countsMatches: Bool
    /// The order of the hits.
    package var order: ResultOrder
    /// Hits skipped at the start.
    package var offset: Int
    /// What matches must satisfy besides the query, all of it; it does not change scores.
    package var filters: [AttributeFilter]
    /// Whether FTS5's oddities are followed, for queries of its syntax under its formula (see `FTS5Syntax`); not with filters or by date.
    package var followsFTS5: Bool
    /// Techniques to do without; the answer is the same.
    package var without: EvaluationTechniques
    /// By date: the hit after which those returned begin, whatever `offset` is.
    package var start: DateKey?
    /// Set to evaluate differently from the planner's choice; the answer is the same.
    package var algorithm: EvaluationAlgorithm?

    /// - Parameter filters: what matches must satisfy besides the query.
    package init(
        limit: Int = 10, ranking: Ranking, countsMatches: Bool = true, order: ResultOrder = .score, offset: Int = 0,
        filters: [AttributeFilter] = [], followsFTS5: Bool = false, without: EvaluationTechniques = []
    ) {
        self.limit = limit
        self.ranking = ranking
        self.countsMatches = countsMatches
        self.order = order
        self.offset = offset
        self.filters = filters
        self.followsFTS5 = followsFTS5
        self.without = without
    }

    /// Ranks by BM25 alone.
    package init(
        limit: Int = 10, formula: BM25 = BM25(), countsMatches: Bool = true, order: ResultOrder = .score, offset: Int = 0,
        filters: [AttributeFilter] = [], followsFTS5: Bool = false, without: EvaluationTechniques = []
    ) {
        self.init(
            limit: limit, ranking: Ranking(formula), countsMatches: countsMatches, order: order, offset: offset, filters: filters,
            followsFTS5: followsFTS5, without: without)
    }
}

/// The order of an answer. Each is total: equal hits are in the order of doc ids.
package enum ResultOrder: String, Sendable, Hashable, CaseIterable {
    /// The best first.
    case score
    /// The latest first; articles without a date last.
    case dateDescending
    /// The earliest first; articles without a date last.
    case dateAscending

    /// Whether it is an order of dates.
    package var isByDate: Bool { self != .score }
}
