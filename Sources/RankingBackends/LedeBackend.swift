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
        guard limit > 0 else { return [] }
        return try searcher.search(query, options: SearchOptions(limit: limit, ranking: ranking)).hits.map {
            RankedArticle(id: try searcher.reader.docno($0.doc), score: $0.score)
        }
    }

    public func count(_ query: Query) throws -> Int { try searcher.count(query) }
}
