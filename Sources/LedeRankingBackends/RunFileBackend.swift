import LedeBackends
import LedeRetrievalEvaluation

/// Answers of any system, from a run: it knows only the queries' ids, and of articles what the run lists.
package struct RunFileBackend: RankingBackend {
    package let name: String
    private let rankings: [String: [RankedArticle]]
    /// The queries that the run has answers to, in its order.
    package let queryIDs: [String]
    /// `Run.contradictedQueryIDs`.
    package let contradictedQueryIDs: [String]

    /// - Parameter run: ranked as trec_eval does, by score and then docno, both descending, whatever its ranks say.
    package init(name: String, run: Run) {
        self.name = name
        contradictedQueryIDs = run.contradictedQueryIDs
        queryIDs = run.queryIDs
        var rankings: [String: [RankedArticle]] = [:]
        for id in run.queryIDs {
            rankings[id] = Run.trecEvalOrder(run[id] ?? []).map { RankedArticle(id: $0.docno, score: $0.score) }
        }
        self.rankings = rankings
    }

    /// The answers were found elsewhere.
    package var isTimed: Bool { false }

    /// Whether the run has an answer to the query of that id, even an empty one.
    package func knows(_ queryID: String) -> Bool { rankings[queryID] != nil }

    /// None for a query that the run does not know.
    package func rank(_ query: BackendQuery, limit: Int) -> [RankedArticle] { Array((rankings[query.id] ?? []).prefix(max(0, limit))) }

    /// A run lists the best and does not tell how many more match.
    package func count(_ query: BackendQuery) -> Int? { nil }
}
