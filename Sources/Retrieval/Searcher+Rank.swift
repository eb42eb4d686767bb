import QueryLanguage

extension Searcher {
    /// Counts the matches of `query`, and those of them that are better than `document`.
    ///
    /// - Complexity: every match is scored.
    package func rankCounter(of document: ScoredDocument, in query: Query, ranking: Ranking) throws -> RankCounter {
        var counter = RankCounter(document)
        try evaluate(try weigh(query, ranking: ranking), by: .boolean, into: &counter)
        return counter
    }
}
