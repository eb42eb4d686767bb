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
    ///
    /// - Parameter expression: the MATCH expression of FTS5 that the query was read from, if it was one: FTS5 gets it as it is, and Lede answers as FTS5 does.
    public func count(_ query: Query, matching expression: String? = nil) throws -> Int {
        guard let expression else { return try fts5?.count(query) ?? searcher.count(query) }
        return try fts5?.count(matching: expression) ?? searcher.limitingExpansions(to: .max).count(query, followsFTS5: formula == BM25(.fts5))
    }

    /// The best `limit` articles; where none matches as a whole, the best partial matches, unless `allowsPartial` is false.
    ///
    /// - Parameter expression: as for `count`; there are no partial matches then.
    public func answer(
        _ query: Query, matching expression: String? = nil, limit: Int, explaining: Bool = false, allowsPartial: Bool = true
    ) throws -> SearchAnswer {
        let start = ContinuousClock.now
        var query = query
        var ranked = try best(query, matching: expression, limit: limit)
        var isPartial = false
        if ranked.matchCount == 0, allowsPartial, expression == nil {
            let relaxed = query.relaxed()
            if relaxed != query {
                query = relaxed
                ranked = try best(relaxed, limit: limit)
                isPartial = ranked.matchCount > 0
            }
        }
        let duration = ContinuousClock.now - start
        return SearchAnswer(
            hits: try present(ranked, of: query, explaining: explaining), matchCount: ranked.matchCount,
            storesText: searcher.reader.storesText, isPartial: isPartial,
            duration: duration, notes: ranked.notes)
    }

    /// What a backend found; the weights are nil where it does not tell them.
    private typealias Ranked = (hits: [ScoredDocument], matchCount: Int, leafWeights: [Double]?, notes: [String])

    private func best(_ query: Query, matching expression: String? = nil, limit: Int) throws -> Ranked {
        guard let fts5 else {
            let searcher = expression == nil ? searcher : searcher.limitingExpansions(to: .max)
            let followsFTS5 = expression != nil && formula == BM25(.fts5)
            let result = try searcher.search(query, options: SearchOptions(limit: limit, formula: formula, followsFTS5: followsFTS5))
            return (result.hits, result.matchCount, result.leafWeights, result.expansions.compactMap(\.note))
        }
        let ranked = if let expression { try fts5.rank(matching: expression, limit: limit) } else { try fts5.rank(query, limit: limit) }
        let hits = try ranked.compactMap { hit in
            try searcher.reader.doc(docno: hit.id).map { ScoredDocument(doc: $0, score: hit.score) }
        }
        return (hits, try count(query, matching: expression), nil, [])
    }

    /// Fetches what is shown of the results.
    private func present(_ ranked: Ranked, of query: Query, explaining: Bool) throws -> [SearchAnswer.Hit] {
        guard !ranked.hits.isEmpty else { return [] }
        let weights = try ranked.leafWeights ?? searcher.leafWeights(query, formula: formula)
        let snippets = SnippetMaker(query: query, analyzer: searcher.reader.analyzer, leafWeights: weights)
        let explanations = explaining ? try searcher.explain(query, docs: ranked.hits.map(\.doc), formula: formula) : nil
        var hits: [SearchAnswer.Hit] = []
        for (index, hit) in ranked.hits.enumerated() {
            let article = try searcher.reader.article(hit.doc)
            hits.append(
                SearchAnswer.Hit(
                    rank: index + 1, score: hit.score, article: article, title: snippets.title(of: article),
                    snippet: snippets.snippet(of: article), explanation: explanations?[index]))
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
