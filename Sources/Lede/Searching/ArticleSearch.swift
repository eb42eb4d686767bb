import InvertedIndex
import RankingBackends
import Retrieval

/// Searches an index and fetches what is shown of the results.
public struct ArticleSearch: Sendable {
    private let searcher: Searcher
    private let ranking: Ranking
    /// Whether and how queries are searched again with words of their best articles.
    private let feedback: RelevanceFeedback?
    /// The FTS5 database that answers in place of Lede's own index.
    private let fts5: FTS5Index?

    /// - Parameters:
    ///   - ranking: with `fts5` FTS5's own formula, in which nothing but the weights of fields can be chosen.
    ///   - feedback: searches again with words of the best articles; not with `fts5`.
    ///   - fts5: opened for the same commit as `reader`.
    public init(reader: IndexReader, ranking: Ranking, feedback: RelevanceFeedback? = nil, fts5: FTS5Index? = nil) {
        searcher = Searcher(reader: reader)
        self.ranking = ranking
        self.feedback = feedback
        self.fts5 = fts5
    }

    /// The number of articles that match; with feedback, those that match with the added words.
    public func count(_ query: Query) throws -> Int {
        if let fts5 { return try fts5.count(query) }
        guard let feedback else { return try searcher.count(query) }
        return try searcher.expanded(query, by: feedback, options: SearchOptions(ranking: ranking)).map { try searcher.count($0.query) } ?? 0
    }

    /// The best `limit` articles; where none matches as a whole, the best partial matches, unless `allowsPartial` is false.
    public func answer(_ query: Query, limit: Int, explaining: Bool = false, allowsPartial: Bool = true) throws -> SearchAnswer {
        let start = ContinuousClock.now
        var query = query
        var ranked = try best(query, limit: limit)
        var isPartial = false
        if ranked.matchCount == 0, allowsPartial {
            let relaxed = query.relaxed()
            if relaxed != query {
                query = relaxed
                ranked = try best(relaxed, limit: limit)
                isPartial = ranked.matchCount > 0
            }
        }
        var terms: [FeedbackTerm] = []
        if let feedback, ranked.matchCount > 0,
            let expanded = try searcher.expanded(query, by: feedback, options: SearchOptions(ranking: ranking))
        {
            query = expanded.query
            terms = expanded.terms
            ranked = try best(query, limit: limit)
        }
        let duration = ContinuousClock.now - start
        return SearchAnswer(
            hits: try present(ranked, of: query, explaining: explaining), matchCount: ranked.matchCount,
            storesText: searcher.reader.storesText, isPartial: isPartial, feedbackTerms: terms, duration: duration, notes: ranked.notes)
    }

    /// What a backend found; the weights are nil where it does not tell them.
    private typealias Ranked = (hits: [ScoredDocument], matchCount: Int, leafWeights: [Double]?, notes: [String])

    private func best(_ query: Query, limit: Int) throws -> Ranked {
        guard let fts5 else {
            let result = try searcher.search(query, options: SearchOptions(limit: limit, ranking: ranking))
            return (result.hits, result.matchCount, result.leafWeights, result.expansions.compactMap(\.note))
        }
        let weights: FieldWeights? = if case .weightedFields(_, let weights) = ranking.model { weights } else { nil }
        let hits = try fts5.rank(query, limit: limit, weights: weights).compactMap { hit in
            try searcher.reader.doc(docno: hit.id).map { ScoredDocument(doc: $0, score: hit.score) }
        }
        return (hits, try fts5.count(query), nil, [])
    }

    /// Fetches what is shown of the results.
    private func present(_ ranked: Ranked, of query: Query, explaining: Bool) throws -> [SearchAnswer.Hit] {
        guard !ranked.hits.isEmpty else { return [] }
        let weights = try ranked.leafWeights ?? searcher.leafWeights(query, ranking: ranking)
        let snippets = SnippetMaker(query: query, analyzer: searcher.reader.analyzer, leafWeights: weights)
        let explanations = explaining ? try searcher.explain(query, docs: ranked.hits.map(\.doc), ranking: ranking) : nil
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
    ///   - ranking: Lucene's BM25 by default.
    public func search(
        _ text: String, limit: Int = 10, adjacency: QueryParser.Adjacency = .all, ranking: Ranking = Ranking()
    ) throws -> SearchAnswer {
        let query = QueryParser(self, adjacency: adjacency).parse(text).query
        return try ArticleSearch(reader: self, ranking: ranking).answer(query, limit: limit)
    }
}
