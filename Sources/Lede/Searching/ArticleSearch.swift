import InvertedIndex
import RankingBackends
import Retrieval

/// Searches an index and fetches what is shown of the results.
public struct ArticleSearch: Sendable {
    private let searcher: Searcher
    private let formula: BM25
    /// The FTS5 database that answers in place of Lede's own index.
    private let fts5: FTS5Index?

    /// - Parameters:
    ///   - formula: with `fts5` FTS5's own, which cannot be changed.
    ///   - fts5: opened for the same commit as `reader`.
    public init(reader: IndexReader, formula: BM25, fts5: FTS5Index? = nil) {
        searcher = Searcher(reader: reader)
        self.formula = formula
        self.fts5 = fts5
    }

    /// The number of articles that match.
    public func count(_ query: Query) throws -> Int { try fts5?.count(query) ?? searcher.count(query) }

    /// The number of articles that match and satisfy `filters`.
    public func count(_ query: Query, filters: [AttributeFilter]) throws -> Int {
        guard !filters.isEmpty else { return try count(query) }
        guard fts5 != nil else { return try searcher.count(query, filters: filters) }
        return try pager(query, SearchRequest(filters: filters)).matches(query).count
    }

    /// The best `limit` articles; where none matches as a whole, the best partial matches, unless `allowsPartial` is false.
    public func answer(_ query: Query, limit: Int, explaining: Bool = false, allowsPartial: Bool = true) throws -> SearchAnswer {
        try answer(query, SearchRequest(limit: limit, explains: explaining, allowsPartial: allowsPartial))
    }

    /// The articles that `request` asks for; partial matches where none matches as a whole, unless it does not allow them.
    /// - Throws: `SearchRequestError`, `AttributeError` and what searching throws.
    public func answer(_ query: Query, _ request: SearchRequest) throws -> SearchAnswer {
        let start = ContinuousClock.now
        let pager = pager(query, request)
        let asked = query
        var query = query
        var page = try pager.page(of: query)
        var isPartial = false
        if page.matchCount == 0, request.allowsPartial {
            let relaxed = query.relaxed()
            // What the filters alone have left out is not missing for want of a word.
            if relaxed != query, try request.filters.isEmpty || count(query) == 0 {
                query = relaxed
                page = try pager.page(of: relaxed)
                isPartial = page.matchCount > 0
            }
        }
        var counts: [ValueCounts] = []
        if !request.countKeys.isEmpty {
            let matches = try pager.matches(query)
            counts = try request.countKeys.map { try searcher.valueCounts(of: matches, by: $0) }
        }
        let cursor = try pager.cursor(behind: page)
        let duration = ContinuousClock.now - start
        return SearchAnswer(
            hits: try present(page, of: query, request), matchCount: page.matchCount, counts: counts, cursor: cursor,
            storesText: searcher.reader.storesText, isPartial: isPartial, duration: duration, notes: page.notes,
            suggestions: isPartial || page.matchCount == 0 ? try searcher.suggestions(for: asked) : nil)
    }

    private func pager(_ query: Query, _ request: SearchRequest) -> ResultPager {
        let ranking = "\(formula) \(fts5 == nil ? "lede" : "fts5")"
        return ResultPager(
            searcher: searcher, formula: formula, fts5: fts5, request: request,
            fingerprint: SearchCursor.fingerprint(query, request, ranking: ranking))
    }

    /// Fetches what is shown of the results.
    private func present(_ page: ResultPager.Page, of query: Query, _ request: SearchRequest) throws -> [SearchAnswer.Hit] {
        guard !page.entries.isEmpty else { return [] }
        let weights = try page.leafWeights ?? searcher.leafWeights(query, formula: formula)
        let snippets = SnippetMaker(query: query, analyzer: searcher.reader.analyzer, leafWeights: weights)
        let explanations = request.explains ? try searcher.explain(query, docs: page.entries.map(\.hit.doc), formula: formula) : nil
        var hits: [SearchAnswer.Hit] = []
        for (index, entry) in page.entries.enumerated() {
            let hit = entry.hit
            let article = try searcher.reader.article(hit.doc)
            hits.append(
                SearchAnswer.Hit(
                    rank: page.offset + index + 1, score: hit.score, article: article,
                    highlights: snippets.highlights(of: article, fragments: request.fragments, mostMatches: SearchAnswer.mostMatches),
                    explanation: explanations?[index], duplicates: entry.duplicates))
        }
        return hits
    }
}

extension IndexReader {
    /// Searches with the plain query syntax: words that must all occur, "quoted phrases", AND, OR, NOT, parentheses, `title:word`.
    ///
    /// Words in quotation marks match as written where the index keeps them (`hasSurfaceForms`), all others by what the analyzer makes of them.
    /// Any text is a query. Where no article has all the words, the best partial matches come back and `SearchAnswer.isPartial` is true.
    /// - Parameters:
    ///   - limit: most results.
    ///   - adjacency: whether words side by side must all occur, or one suffices.
    ///   - formula: the ranking; Lucene's BM25 by default.
    public func search(
        _ text: String, limit: Int = 10, adjacency: QueryParser.Adjacency = .all, formula: BM25 = BM25()
    ) throws -> SearchAnswer {
        let query = QueryParser(self, adjacency: adjacency).parse(text).query
        return try ArticleSearch(reader: self, formula: formula).answer(query, limit: limit)
    }
}
