import InvertedIndex
import Retrieval

/// Lede's own index, ranked by a BM25 formula of choice.
public struct LedeBackend: RankingBackend {
    public let name: String
    public let searcher: Searcher
    public let formula: BM25

    public init(name: String, reader: IndexReader, formula: BM25) {
        self.name = name
        searcher = Searcher(reader: reader)
        self.formula = formula
    }

    public func rank(_ query: Query, limit: Int) throws -> [RankedArticle] {
        guard limit > 0 else { return [] }
        return try searcher.search(query, options: SearchOptions(limit: limit, formula: formula)).hits.map {
            RankedArticle(id: try searcher.reader.docno($0.doc), score: $0.score)
        }
    }

    public func count(_ query: Query) throws -> Int { try searcher.count(query) }
}
