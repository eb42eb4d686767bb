import ArticleModel
import InvertedIndex
import QueryLanguage
import RankingBackends
import ResultPresentation
import Retrieval

/// Searches an index and fetches what results show.
public struct ArticleSearch: Sendable {
    private let searcher: Searcher
    private let ranking: Ranking
    /// Whether and how queries are searched again with words of their best articles.
    private let feedback: RelevanceFeedback?
    /// The FTS5 database that answers instead of Lede's own index.
    private let fts5: FTS5Index?

    /// - Parameters:
    ///   - ranking: with `fts5` FTS5's own formula, where only field weights can be chosen.
    ///   - feedback: searches again with words of the best articles; not with `fts5`.
    ///   - fts5: opened for the same commit as `reader`.
    public init(reader: IndexReader, ranking: Ranking, feedback: RelevanceFeedback? = nil, fts5: FTS5Index? = nil) {
        searcher = Searcher(reader: reader)
        self.ranking = ranking
        self.feedback = feedback
        self.fts5 = fts5
    }

    /// Ranks by BM25 alone.
    public init(reader: IndexReader, formula: BM25, fts5: FTS5Index? = nil) {
        self.init(reader: reader, ranking: Ranking(formula), fts5: fts5)
    }

    /// The number of articles that match and satisfy `filters`; with feedback, those that match with the added words.
    ///
    /// - Parameter expression: as `SearchRequest.matchExpression`.
    public func count(_ query: Query, matching expression: String? = nil, filters: [AttributeFilter] = []) throws -> Int {
        let request = SearchRequest(filters: filters, matchExpression: expression)
        let pager = pager(query, request)
        if let fts5 { return try filters.isEmpty ? pager.count(query, by: fts5) : pager.matches(query).count }
        guard feedback != nil else { return try pager.searcher.count(query, filters: filters, followsFTS5: pager.followsFTS5) }
        return try expanded(query, request).map { try pager.searcher.count($0.query, filters: filters) } ?? 0
    }

    /// Prefixes of FTS5's syntax mean for all their words, as in FTS5.
    private func searcher(for request: SearchRequest) -> Searcher {
        request.matchExpression == nil ? searcher : searcher.limitingExpansions(to: .max)
    }

    /// The query with the words of its best articles, if feedback is asked for and something matches.
    private func expanded(_ query: Query, _ request: SearchRequest) throws -> ExpandedQuery? {
        guard let feedback else { return nil }
        return try searcher(for: request).expanded(query, by: feedback, options: SearchOptions(ranking: ranking, filters: request.filters))
    }

    /// The best `limit` articles; if none matches fully, the best partial matches, unless `allowsPartial` is false.
    public func answer(_ query: Query, limit: Int, explaining: Bool = false, allowsPartial: Bool = true) throws -> SearchAnswer {
        try answer(query, SearchRequest(limit: limit, explains: explaining, allowsPartial: allowsPartial))
    }

    /// The articles that `request` asks for; partial matches if none matches fully and it allows them.
    /// - Throws: `SearchRequestError`, `AttributeError` and what searching throws.
    public func answer(_ query: Query, _ request: SearchRequest) throws -> SearchAnswer {
        let start = ContinuousClock.now
        let pager = pager(query, request)
        let asked = query
        var query = query
        var page = try pager.page(of: query)
        var isPartial = false
        if page.matchCount == 0, request.allowsPartial, request.matchExpression == nil {
            let relaxed = query.relaxed()
            // What only the filters left out is not missing for want of a word.
            if relaxed != query, try request.filters.isEmpty || count(query) == 0 {
                query = relaxed
                page = try pager.page(of: relaxed)
                isPartial = page.matchCount > 0
            }
        }
        var terms: [FeedbackTerm] = []
        if page.matchCount > 0, let expanded = try expanded(query, request) {
            query = expanded.query
            terms = expanded.terms
            page = try pager.page(of: query)
        }
        var counts: [ValueCounts] = []
        if !request.countKeys.isEmpty {
            let matches = try pager.matches(query)
            counts = try request.countKeys.map { try searcher.valueCounts(of: matches, by: $0) }
        }
        let cursor = try pager.cursor(behind: page)
        var times = AnswerTimes()
        let ranked = ContinuousClock.now
        times.ranking = ranked - start
        let hits = try present(page, of: query, request)
        let presented = ContinuousClock.now
        times.passages = presented - ranked
        let suggestions = try self.suggestions(for: asked, request, matchCount: isPartial ? 0 : page.matchCount)
        times.suggestions = ContinuousClock.now - presented
        return SearchAnswer(
            hits: hits, matchCount: page.matchCount, counts: counts, cursor: cursor, storesText: searcher.reader.storesText,
            isPartial: isPartial,
            feedbackTerms: terms, times: times, cutWords: page.cutWords, suggestions: suggestions)
    }

    /// What may be wrong with the query; nil if articles match and nothing is.
    private func suggestions(for query: Query, _ request: SearchRequest, matchCount: Int) throws -> QuerySuggestions? {
        guard matchCount > 0 else { return try searcher.suggestions(for: query) }
        // Those who type a strict syntax, or turn to a further page, mean what they typed.
        guard request.matchExpression == nil, request.cursor == nil, request.offset == 0, request.filters.isEmpty else { return nil }
        let suggestions = try searcher.suggestions(for: query, matchCount: matchCount)
        return suggestions.isEmpty ? nil : suggestions
    }

    private func pager(_ query: Query, _ request: SearchRequest) -> ResultPager {
        ResultPager(
            searcher: searcher(for: request), ranking: ranking, fts5: fts5, request: request, asked: query,
            ways: RankingWays(ranking: ranking, feedback: feedback, isFTS5: fts5 != nil, analyzer: searcher.reader.analyzerName))
    }

    /// How the scores come about, from Lede's index; if FTS5 answers, the way FTS5 computes them.
    private func explanations(of docs: [UInt32], _ query: Query, _ request: SearchRequest) throws -> [Explanation] {
        let followsFTS5 = fts5 != nil || pager(query, request).followsFTS5
        var explanations = try searcher(for: request).explain(query, docs: docs, ranking: ranking, followsFTS5: followsFTS5)
        if fts5 != nil { for index in explanations.indices { explanations[index].algorithm = .fts5 } }
        return explanations
    }

    /// Fetches what results show.
    private func present(_ page: ResultPager.Page, of query: Query, _ request: SearchRequest) throws -> [SearchAnswer.Hit] {
        guard !page.entries.isEmpty else { return [] }
        let searcher = searcher(for: request)
        if request.detail == .ids {
            let none = Snippet(text: "", highlights: [])
            return try page.entries.enumerated().map { index, entry in
                SearchAnswer.Hit(
                    rank: page.offset + index + 1, score: entry.hit.score,
                    article: Article(id: try searcher.reader.docno(entry.hit.doc), body: ""),
                    highlights: ArticleHighlights(title: none, snippet: none, fragments: [], matches: [], matchCount: 0),
                    indexNumber: searcher.reader.indexNumber(of: entry.hit.doc), duplicates: entry.duplicates)
            }
        }
        let weights = try page.leafWeights ?? searcher.leafWeights(query, ranking: ranking)
        let snippets = SnippetMaker(query: query, analyzer: searcher.reader.analyzer, leafWeights: weights)
        let explanations = request.explains ? try explanations(of: page.entries.map(\.hit.doc), query, request) : nil
        var hits: [SearchAnswer.Hit] = []
        for (index, entry) in page.entries.enumerated() {
            let hit = entry.hit
            let article = try searcher.reader.article(hit.doc)
            hits.append(
                SearchAnswer.Hit(
                    rank: page.offset + index + 1, score: hit.score, article: article,
                    highlights: snippets.highlights(of: article, fragments: request.fragments, mostMatches: SearchAnswer.mostMatches),
                    indexNumber: searcher.reader.indexNumber(of: hit.doc), explanation: explanations?[index], duplicates: entry.duplicates))
        }
        return hits
    }
}

extension IndexReader {
    /// Searches with the plain query syntax (<doc:QueryLanguage>): words that must all occur, "quoted phrases", and much else.
    ///
    /// Words in quotation marks match as written if the index keeps them (`hasSurfaceForms`), all others by what the analyzer makes of
    /// them. Any text is a query. If no article has all the words, the best partial matches come back and `SearchAnswer.isPartial` is true.
    /// - Parameters:
    ///   - limit: most results.
    ///   - adjacency: whether words side by side must all occur, or one suffices.
    ///   - ranking: Lucene's BM25 by default.
    public func search(
        _ text: String, limit: Int = 10, adjacency: QueryParser.Adjacency = .all, ranking: Ranking = Ranking()
    ) throws -> SearchAnswer {
        let query = QueryParser(self, adjacency: adjacency).parse(text).query
        return try ArticleSearch(reader: self, ranking: ranking).answer(query, limit: limit)
    }
}
