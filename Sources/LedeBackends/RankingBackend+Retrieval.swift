import LedeInvertedIndex
import LedeQueryLanguage
import LedeRetrieval

extension RankingBackend {
    /// The best `limit` articles, which nobody counts.
    /// - Complexity: what `retrieve` takes, and reading the ids.
    package func best(_ limit: Int, for query: BackendQuery) throws -> [RankedArticle] {
        try retrieve(RetrievalRequest(query, limit: limit, countsMatches: false)).hits.articles()
    }
}

/// What a backend that has only `rank` and `count` answers.
extension RankingBackend {
    /// The best are asked for by rank. For conditions and orders by date all matches are, and the index with the attributes chooses among
    /// them.
    package func retrieve(_ request: RetrievalRequest) throws -> RetrievalAnswer {
        let query = request.query
        if let selection = request.selection {
            if selection.needsAllMatches {
                let matches = try known(rank(query, limit: .max), in: selection.reader)
                let (hits, matchCount) = try selection.page(of: matches, for: request)
                return RetrievalAnswer(RetrievedHits(hits, of: selection.reader), matchCount: matchCount, query: query)
            }
            let hits = request.page(of: try bestKnown(request.depth, query, in: selection.reader))
            return RetrievalAnswer(
                RetrievedHits(hits, of: selection.reader), matchCount: request.countsMatches ? try count(query) : nil, query: query)
        }
        let hits = request.depth == 0 ? [] : request.page(of: try rank(query, limit: request.depth))
        return RetrievalAnswer(RetrievedHits(hits), matchCount: request.countsMatches ? try count(query) : nil, query: query)
    }

    package func documents(matching query: BackendQuery, _ selection: AttributeSelection) throws -> [UInt32] {
        let matches = try known(rank(query, limit: .max), in: selection.reader).map(\.doc).sorted()
        return try selection.searcher.filtered(matches, by: selection.filters)
    }

    /// As many of the best as wanted that the index has: for what it lacks the search goes deeper.
    private func bestKnown(_ wanted: Int, _ query: BackendQuery, in reader: IndexReader) throws -> [ScoredDocument] {
        guard wanted > 0 else { return [] }
        var depth = wanted
        while true {
            let ranked = try rank(query, limit: depth)
            let documents = try known(ranked, in: reader)
            if documents.count >= wanted || documents.count == ranked.count || ranked.count < depth { return documents }
            depth = depth > .max / 2 ? .max : 2 * depth
        }
    }

    private func known(_ ranked: [RankedArticle], in reader: IndexReader) throws -> [ScoredDocument] {
        try RetrievedHits(ranked).documents(in: reader)
    }
}
