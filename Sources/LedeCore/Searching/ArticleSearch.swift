import LedeArticleModel
import LedeInvertedIndex
import LedeQueryLanguage
import LedeBackends
import LedeResultPresentation
import LedeRetrieval

/// Searches an index with a backend and fetches what results show.
package struct ArticleSearch: Sendable {
    private let backend: any RankingBackend
    /// The source of the articles, their attributes and suggestions for queries, whatever backend finds them.
    private let searcher: Searcher

    /// - Parameters:
    ///   - reader: the snapshot of the collection that the backend answers over.
    ///   - backend: finds and ranks; articles that `reader` lacks are not results.
    package init(reader: IndexReader, backend: any RankingBackend) { self.init(Searcher(reader: reader), backend: backend) }

    /// The same with a searcher that was used before, and keeps what its filters let through.
    package init(_ searcher: Searcher, backend: any RankingBackend) {
        self.backend = backend
        self.searcher = searcher
    }

    /// Lede's own index answers.
    /// - Parameter feedback: searches again with words of the best articles.
    package init(reader: IndexReader, ranking: Ranking, feedback: RelevanceFeedback? = nil) {
        self.init(reader: reader, backend: LedeBackend(name: "lede", reader: reader, ranking: ranking, feedback: feedback))
    }

    /// Lede's own index answers, ranked by BM25 alone.
    package init(reader: IndexReader, formula: BM25) { self.init(reader: reader, ranking: Ranking(formula)) }

    /// The number of articles that match and satisfy `filters`; with feedback, those that match with the added words. For a backend that
    /// does not count, the number that it lists.
    package func count(_ query: BackendQuery, filters: [AttributeFilter] = []) throws -> Int {
        try pager(query, SearchRequest(limit: 0, filters: filters)).page(of: query).matchCount
    }

    /// The same for a query that nobody typed.
    package func count(_ query: Query, filters: [AttributeFilter] = []) throws -> Int { try count(BackendQuery(query), filters: filters) }

    /// The best `limit` articles; if none matches fully, the best partial matches, unless `allowsPartial` is false.
    package func answer(_ query: Query, limit: Int, explaining: Bool = false, allowsPartial: Bool = true) throws -> SearchAnswer {
        try answer(query, SearchRequest(limit: limit, explains: explaining, allowsPartial: allowsPartial))
    }

    /// The same as for a query that was typed.
    package func answer(_ query: Query, _ request: SearchRequest) throws -> SearchAnswer { try answer(BackendQuery(query), request) }

    /// The articles that `request` asks for; partial matches if none matches fully, it allows them and the query is not a MATCH expression.
    /// - Throws: `SearchRequestError`, `AttributeError` and what the backend throws.
    package func answer(_ query: BackendQuery, _ request: SearchRequest = SearchRequest()) throws -> SearchAnswer {
        let start = ContinuousClock.now
        let pager = pager(query, request)
        var answered = query
        var page = try pager.page(of: query)
        var isPartial = false
        if page.matchCount == 0, request.allowsPartial {
            let relaxed = query.relaxed()
            // What only the filters left out is not missing for want of a word.
            if relaxed != query, try request.filters.isEmpty || count(query) == 0 {
                answered = relaxed
                page = try pager.page(of: relaxed)
                isPartial = page.matchCount > 0
            }
        }
        var counts: [ValueCounts] = []
        if !request.countKeys.isEmpty {
            let matches = try pager.matches(answered)
            counts = try request.countKeys.map { try searcher.valueCounts(of: matches, by: $0) }
        }
        let cursor = try pager.cursor(after: page)
        var times = AnswerTimes()
        let ranked = ContinuousClock.now
        times.ranking = ranked - start
        let hits = try present(page, request)
        let presented = ContinuousClock.now
        times.passages = presented - ranked
        let suggestions = request.suggests ? try self.suggestions(for: query, request, matchCount: isPartial ? 0 : page.matchCount) : nil
        times.suggestions = ContinuousClock.now - presented
        return SearchAnswer(
            hits: hits, matchCount: page.matchCount, counts: counts, cursor: cursor, storesText: searcher.reader.storesText,
            isPartial: isPartial, feedbackTerms: page.answer.feedbackTerms, times: times, cutWords: page.answer.cutWords,
            isCounted: page.answer.matchCount != nil, suggestions: suggestions)
    }

    /// What may be wrong with the query; nil where articles match it and nothing is.
    private func suggestions(for query: BackendQuery, _ request: SearchRequest, matchCount: Int) throws -> QuerySuggestions? {
        guard matchCount > 0 else { return try searcher.suggestions(for: query.query) }
        // Who types a strict syntax, or turns to a further page, means what is typed.
        guard query.expression == nil, request.cursor == nil, request.offset == 0, request.filters.isEmpty else { return nil }
        let suggestions = try searcher.suggestions(for: query.query, matchCount: matchCount)
        return suggestions.isEmpty ? nil : suggestions
    }

    private func pager(_ query: BackendQuery, _ request: SearchRequest) -> ResultPager {
        ResultPager(backend: backend, searcher: searcher, request: request, asked: query)
    }

    /// Fetches what is shown of the results.
    private func present(_ page: ResultPager.Page, _ request: SearchRequest) throws -> [SearchAnswer.Hit] {
        guard !page.entries.isEmpty else { return [] }
        let explanations =
            request.explains ? try backend.explain(page.answer.query, page.entries.map(\.hit.doc), by: searcher) : nil
        if request.detail == .ids {
            let none = Snippet(text: "", highlights: [])
            return try page.entries.enumerated().map { index, entry in
                SearchAnswer.Hit(
                    doc: entry.hit.doc, rank: page.offset + index + 1, score: entry.hit.score,
                    article: Article(id: try searcher.reader.docno(entry.hit.doc), body: ""),
                    highlights: ArticleHighlights(title: none, snippet: none, fragments: [], matches: [], matchCount: 0),
                    indexNumber: searcher.reader.indexNumber(of: entry.hit.doc), explanation: explanations?[index],
                    duplicates: entry.duplicates)
            }
        }
        let snippets = SnippetMaker(
            query: page.answer.query.query, analyzer: searcher.reader.analyzer, leafWeights: try leafWeights(page.answer),
            length: request.passageLength)
        var hits: [SearchAnswer.Hit] = []
        for (index, entry) in page.entries.enumerated() {
            let hit = entry.hit
            let article = try searcher.reader.article(hit.doc)
            hits.append(
                SearchAnswer.Hit(
                    doc: hit.doc, rank: page.offset + index + 1, score: hit.score, article: article,
                    highlights: snippets.highlights(of: article, fragments: request.fragments, mostMatches: request.mostMatches),
                    indexNumber: searcher.reader.indexNumber(of: hit.doc), explanation: explanations?[index], duplicates: entry.duplicates))
        }
        return hits
    }

    /// What the words of the query weigh when passages are chosen: as the backend says, or by Lede's ranking most like it.
    private func leafWeights(_ answer: RetrievalAnswer) throws -> [Double] {
        if let weights = answer.leafWeights { return weights }
        return try searcher.expanding(answer.query).leafWeights(answer.query.query, ranking: backend.recipe?.ranking ?? Ranking())
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
    package func search(
        _ text: String, limit: Int = 10, adjacency: QueryParser.Adjacency = .all, ranking: Ranking = Ranking()
    ) throws -> SearchAnswer {
        let query = QueryParser(self, adjacency: adjacency).parse(text).query
        return try ArticleSearch(reader: self, ranking: ranking).answer(query, limit: limit)
    }
}
