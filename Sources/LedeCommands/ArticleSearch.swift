import Lede

/// Searches an index and fetches what is shown of the results.
struct ArticleSearch {
    private let searcher: Searcher
    private let formula: BM25

    init(reader: IndexReader, formula: BM25) {
        searcher = Searcher(reader: reader)
        self.formula = formula
    }

    /// The number of articles that match.
    func count(_ query: Query) throws -> Int { try searcher.count(query) }

    /// The best `limit` articles; the best partial matches where none matches as a whole.
    func answer(_ query: Query, limit: Int, explaining: Bool) throws -> SearchAnswer {
        let start = ContinuousClock.now
        let options = SearchOptions(limit: limit, formula: formula)
        var query = query
        var result = try searcher.search(query, options: options)
        var isPartial = false
        if result.matchCount == 0 {
            let relaxed = query.relaxed()
            if relaxed != query {
                query = relaxed
                result = try searcher.search(relaxed, options: options)
                isPartial = result.matchCount > 0
            }
        }
        let duration = ContinuousClock.now - start

        let weights = result.hits.isEmpty ? nil : try searcher.leafWeights(query, formula: formula)
        let snippets = SnippetMaker(query: query, analyzer: searcher.reader.analyzer, leafWeights: weights)
        var hits: [SearchAnswer.Hit] = []
        for (index, hit) in result.hits.enumerated() {
            let article = try searcher.reader.article(hit.doc)
            hits.append(
                SearchAnswer.Hit(
                    rank: index + 1, score: hit.score, article: article, title: snippets.title(of: article),
                    snippet: snippets.snippet(of: article),
                    explanation: explaining ? try searcher.explain(query, doc: hit.doc, formula: formula) : nil))
        }
        return SearchAnswer(hits: hits, matchCount: result.matchCount, isPartial: isPartial, duration: duration)
    }
}
