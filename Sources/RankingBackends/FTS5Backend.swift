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

    public func rank(_ query: Query, limit: Int) throws -> [RankedArticle] { try index.rank(query, limit: limit, weights: weights) }

    public func count(_ query: Query) throws -> Int { try index.count(query) }

    /// SQLite gets the expression as it was typed.
    public func rank(_ query: Query, matching expression: String, limit: Int) throws -> [RankedArticle] {
        try index.rank(matching: expression, limit: limit, weights: weights)
    }

    public func count(_ query: Query, matching expression: String) throws -> Int { try index.count(matching: expression) }
}
