extension JudgedRanking {
    /// The rankings of the evaluated queries, in the qrels' order: the judged ones that the run answers and, if missing ones count as 0,
    /// empty rankings for the others.
    static func all(run: Run, qrels: Qrels, missing: MissingQueries) -> [(queryID: String, ranking: JudgedRanking)] {
        var rankings: [(queryID: String, ranking: JudgedRanking)] = []
        for queryID in qrels.queryIDs {
            let entries = run[queryID] ?? []
            if entries.isEmpty, missing == .leftOut { continue }
            rankings.append(
                (queryID, JudgedRanking(entries: entries, judgments: qrels[queryID] ?? [:], aspects: qrels.aspects(of: queryID))))
        }
        return rankings
    }
}
