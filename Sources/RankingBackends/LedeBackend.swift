import InvertedIndex
import Retrieval

/// Lede's own index, ranked as one chooses.
public struct LedeBackend: RankingBackend {
    public let name: String
    public let searcher: Searcher
    public let ranking: Ranking
    /// Whether and how queries are searched again with words of their best articles.
    public let feedback: RelevanceFeedback?

    public init(name: String, reader: IndexReader, ranking: Ranking, feedback: RelevanceFeedback? = nil) {
        self.name = name
        searcher = Searcher(reader: reader)
        self.ranking = ranking
        self.feedback = feedback
    }

    /// Ranked by BM25 alone.
    public init(name: String, reader: IndexReader, formula: BM25) { self.init(name: name, reader: reader, ranking: Ranking(formula)) }

    public func rank(_ query: Query, limit: Int) throws -> [RankedArticle] {
        let options = SearchOptions(limit: limit, ranking: ranking)
        guard limit > 0, let query = try searched(query, options) else { return [] }
        return try searcher.search(query, options: options).hits.map {
            RankedArticle(id: try searcher.reader.docno($0.doc), score: $0.score)
        }
    }

    public func count(_ query: Query) throws -> Int {
        guard let query = try searched(query, SearchOptions(ranking: ranking)) else { return 0 }
        return try searcher.count(query)
    }

    /// The query itself, or with feedback the one that it becomes; nil where nothing matches.
    private func searched(_ query: Query, _ options: SearchOptions) throws -> Query? {
        guard let feedback else { return query }
        return try searcher.expanded(query, by: feedback, options: options)?.query
    }
}
