import Retrieval

/// SQLite FTS5 with its own bm25(), which has fixed parameters (k1 = 1.2, b = 0.75) and a weight for each column.
public struct FTS5Backend: RankingBackend {
    public let name: String
    public let index: FTS5Index

    /// What an occurrence counts in each field; nil for 1 in all.
    public let weights: FieldWeights?

    public init(name: String, index: FTS5Index, weights: FieldWeights? = nil) {
        self.name = name
        self.index = index
        self.weights = weights
    }

    public var recipe: RankingRecipe? {
        let tokenizer = index.properties.tokenizer
        return RankingRecipe(
            tokens: tokenizer == .analyzer ? .index : .other("FTS5's \(tokenizer.rawValue)"),
            ranking: Ranking(weights.map { .weightedFields(BM25(.fts5), $0) } ?? .bm25(BM25(.fts5))))
    }

    /// A MATCH expression goes to SQLite as it was typed.
    public func rank(_ query: BackendQuery, limit: Int) throws -> [RankedArticle] {
        query.isMatchExpression
            ? try index.rank(matching: query.text, limit: limit, weights: weights)
            : try index.rank(query.query, limit: limit, weights: weights)
    }

    public func count(_ query: BackendQuery) throws -> Int? {
        query.isMatchExpression ? try index.count(matching: query.text) : try index.count(query.query)
    }
}
