import LedeQueryLanguage

extension Searcher {
    /// Counts the matches of `query`, and those of them that are better than `document`.
    ///
    /// - Complexity: every match is scored.
    package func rankCounter(of document: ScoredDocument, in query: Query, ranking: Ranking) throws -> RankCounter {
        var counter = RankCounter(document)
        try withPlan(query, QueryPlan.Request(need: .scores, ranking: ranking)) { try $0.run(into: &counter) }
        return counter
    }
}
