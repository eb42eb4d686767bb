import LedeBackends
import LedeRetrieval

/// SQLite FTS5 with its own bm25(), which has fixed parameters (k1 = 1.2, b = 0.75) and a weight for each column.
package struct FTS5Backend: RankingBackend {
    package let name: String
    package let index: FTS5Index

    /// What an occurrence counts in each field; nil for 1 in all.
    package let weights: FieldWeights?

    package init(name: String, index: FTS5Index, weights: FieldWeights? = nil) {
        self.name = name
        self.index = index
        self.weights = weights
    }

    package var recipe: RankingRecipe? {
        let tokenizer = index.properties.tokenizer
        var recipe = RankingRecipe(
            tokens: tokenizer == .analyzer ? .index : .other("FTS5's \(tokenizer.rawValue)"),
            ranking: Ranking(weights.map { .weightedFields(BM25(.fts5), $0) } ?? .bm25(BM25(.fts5))))
        recipe.isFTS5 = true
        return recipe
    }

    /// A MATCH expression goes to SQLite as it was typed.
    package func rank(_ query: BackendQuery, limit: Int) throws -> [RankedArticle] {
        guard let expression = query.expression else { return try index.rank(query.query, limit: limit, weights: weights) }
        return try index.rank(matching: expression.text, limit: limit, weights: weights)
    }

    package func count(_ query: BackendQuery) throws -> Int? {
        guard let expression = query.expression else { return try index.count(query.query) }
        return try index.count(matching: expression.text)
    }
}
