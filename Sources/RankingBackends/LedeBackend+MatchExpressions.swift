import Retrieval

extension LedeBackend {
    /// As FTS5 answers: prefixes stand for all their terms, and under its formula the scores are its. There is no feedback.
    public func rank(_ query: Query, matching expression: String, limit: Int) throws -> [RankedArticle] {
        guard limit > 0 else { return [] }
        let options = SearchOptions(limit: limit, ranking: ranking, followsFTS5: followsFTS5)
        return try searcher.limitingExpansions(to: .max).search(query, options: options).hits.map {
            RankedArticle(id: try searcher.reader.docno($0.doc), score: $0.score)
        }
    }

    public func count(_ query: Query, matching expression: String) throws -> Int {
        try searcher.limitingExpansions(to: .max).count(query, followsFTS5: followsFTS5)
    }

    private var followsFTS5: Bool { ranking == Ranking(BM25(.fts5)) }
}
