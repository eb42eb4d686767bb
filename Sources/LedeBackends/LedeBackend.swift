import LedeInvertedIndex
import LedeQueryLanguage
import LedeRetrieval

/// Lede's own index, ranked as one chooses.
package struct LedeBackend: RankingBackend {
    package let name: String
    package let searcher: Searcher
    package let ranking: Ranking
    /// Whether and how queries are searched again with words of their best articles.
    package let feedback: RelevanceFeedback?

    package init(name: String, reader: IndexReader, ranking: Ranking, feedback: RelevanceFeedback? = nil) {
        self.init(name: name, searcher: Searcher(reader: reader), ranking: ranking, feedback: feedback)
    }

    /// Ranked by BM25 alone.
    package init(name: String, reader: IndexReader, formula: BM25) { self.init(name: name, reader: reader, ranking: Ranking(formula)) }

    /// - Parameter searcher: over the searched snapshot.
    package init(name: String, searcher: Searcher, ranking: Ranking, feedback: RelevanceFeedback? = nil) {
        self.name = name
        self.searcher = searcher
        self.ranking = ranking
        self.feedback = feedback
    }

    package var recipe: RankingRecipe? { RankingRecipe(ranking: ranking, feedback: feedback, isSearched: true) }

    package func rank(_ query: BackendQuery, limit: Int) throws -> [RankedArticle] {
        try best(limit, for: query)
    }

    package func count(_ query: BackendQuery) throws -> Int? { try retrieve(RetrievalRequest(query, limit: 0)).matchCount }

    /// The best `limit` articles for a query that nobody typed.
    package func rank(_ query: Query, limit: Int) throws -> [RankedArticle] { try rank(BackendQuery(query), limit: limit) }

    /// The number of articles that match a query that nobody typed.
    package func count(_ query: Query) throws -> Int { try count(BackendQuery(query)) ?? 0 }

    /// A MATCH expression is answered as FTS5 answers it: a prefix is all its terms, and under FTS5's formula the scores are its.
    package func retrieve(_ request: RetrievalRequest) throws -> RetrievalAnswer {
        let filters = request.selection?.filters ?? []
        guard let (query, terms) = try searched(request.query, filters) else {
            return RetrievalAnswer(RetrievedHits([], of: reader), matchCount: 0, query: request.query)
        }
        let searcher = searcher(for: query)
        // Only a search tells what the words of a pattern match.
        if request.limit <= 0, query.expression != nil || !query.query.hasPatterns {
            let count =
                request.countsMatches ? try searcher.count(query.query, filters: filters, followsFTS5: followsFTS5(query)) : nil
            return RetrievalAnswer(RetrievedHits([], of: reader), matchCount: count, query: query, feedbackTerms: terms)
        }
        var options = SearchOptions(
            limit: request.limit, ranking: ranking, countsMatches: request.countsMatches, order: request.selection?.order ?? .score,
            offset: request.offset, filters: filters, followsFTS5: followsFTS5(query))
        options.start = request.selection?.start
        let result = try searcher.search(query.query, options: options)
        return RetrievalAnswer(
            RetrievedHits(result.hits, of: reader), matchCount: request.countsMatches ? result.matchCount : nil, query: query,
            leafWeights: result.leafWeights, cutWords: result.expansions.filter(\.expansion.isCut), feedbackTerms: terms)
    }

    package func documents(matching query: BackendQuery, _ selection: AttributeSelection) throws -> [UInt32] {
        guard let (query, _) = try searched(query, selection.filters) else { return [] }
        return try searcher(for: query).matches(query.query, filters: selection.filters, followsFTS5: followsFTS5(query))
    }

    private var reader: IndexReader { searcher.reader }

    private func searcher(for query: BackendQuery) -> Searcher {
        query.expression == nil ? searcher : searcher.limitingExpansions(to: .max)
    }

    private func followsFTS5(_ query: BackendQuery) -> Bool { query.expression != nil && ranking.isFTS5Alone }

    /// The query itself, or with feedback the one that it becomes, and the words that this adds; nil if nothing matches.
    private func searched(_ query: BackendQuery, _ filters: [AttributeFilter]) throws -> (query: BackendQuery, terms: [FeedbackTerm])? {
        guard let feedback else { return (query, []) }
        let options = SearchOptions(ranking: ranking, filters: filters)
        guard let expanded = try searcher(for: query).expanded(query.query, by: feedback, options: options) else { return nil }
        return (query.searched(as: expanded.query), expanded.terms)
    }
}
