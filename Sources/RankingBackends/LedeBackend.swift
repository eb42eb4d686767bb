import InvertedIndex
import QueryLanguage
import Retrieval

/// Lede's own index, ranked as one chooses.
public struct LedeBackend: RankingBackend {
    public let name: String
    public let searcher: Searcher
    public let ranking: Ranking
    /// Whether and how queries are searched again with words of their best articles.
    public let feedback: RelevanceFeedback?

    public init(name: String, reader: IndexReader, ranking: Ranking, feedback: RelevanceFeedback? = nil) {
        self.init(name: name, searcher: Searcher(reader: reader), ranking: ranking, feedback: feedback)
    }

    /// Ranked by BM25 alone.
    public init(name: String, reader: IndexReader, formula: BM25) { self.init(name: name, reader: reader, ranking: Ranking(formula)) }

    init(name: String, searcher: Searcher, ranking: Ranking, feedback: RelevanceFeedback?) {
        self.name = name
        self.searcher = searcher
        self.ranking = ranking
        self.feedback = feedback
    }

    public var recipe: RankingRecipe? { RankingRecipe(ranking: ranking, feedback: feedback, isSearched: true) }

    /// A MATCH expression is answered as FTS5 answers: prefixes mean all their terms, and under its formula the scores are its. There
    /// is no feedback.
    public func rank(_ query: BackendQuery, limit: Int) throws -> [RankedArticle] {
        try articles(of: hits(query, limit: limit))
    }

    /// The same by doc ids.
    func hits(_ query: BackendQuery, limit: Int) throws -> [ScoredDocument] {
        guard query.isMatchExpression else { return try hits(query.query, limit: limit) }
        guard limit > 0 else { return [] }
        let options = SearchOptions(limit: limit, ranking: ranking, followsFTS5: followsFTS5)
        return try searcher.limitingExpansions(to: .max).search(query.query, options: options).hits
    }

    public func count(_ query: BackendQuery) throws -> Int? {
        query.isMatchExpression
            ? try searcher.limitingExpansions(to: .max).count(query.query, followsFTS5: followsFTS5) : try count(query.query)
    }

    /// The best `limit` articles for a query of the plain syntax.
    public func rank(_ query: Query, limit: Int) throws -> [RankedArticle] { try articles(of: hits(query, limit: limit)) }

    private func hits(_ query: Query, limit: Int) throws -> [ScoredDocument] {
        let options = SearchOptions(limit: limit, ranking: ranking)
        guard limit > 0, let query = try searched(query, options) else { return [] }
        return try searcher.search(query, options: options).hits
    }

    /// The number of articles that match a query of the plain syntax.
    public func count(_ query: Query) throws -> Int {
        guard let query = try searched(query, SearchOptions(ranking: ranking)) else { return 0 }
        return try searcher.count(query)
    }

    private func articles(of hits: [ScoredDocument]) throws -> [RankedArticle] {
        try hits.map { RankedArticle(id: try searcher.reader.docno($0.doc), score: $0.score) }
    }

    private var followsFTS5: Bool { ranking == Ranking(BM25(.fts5)) }

    /// The query itself, or with feedback the one that it becomes; nil where nothing matches.
    private func searched(_ query: Query, _ options: SearchOptions) throws -> Query? {
        guard let feedback else { return query }
        return try searcher.expanded(query, by: feedback, options: options)?.query
    }
}
