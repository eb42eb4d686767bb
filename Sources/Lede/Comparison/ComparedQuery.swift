import RankingBackends
import Retrieval

/// A query to compare backends on.
public struct ComparedQuery: Sendable {
    /// Names it in runs and qrels; without white space.
    public var id: String
    /// As it was typed.
    public var text: String
    public var query: Query
    /// Whether the text is a MATCH expression of FTS5, which FTS5 gets as it was typed.
    public var isMatchExpression: Bool

    public init(id: String, text: String, query: Query, isMatchExpression: Bool = false) {
        self.id = id
        self.text = text
        self.query = query
        self.isMatchExpression = isMatchExpression
    }
}

extension RankingBackend {
    /// The best `limit` articles for a query in the syntax in which it was typed.
    func rank(_ query: ComparedQuery, limit: Int) throws -> [RankedArticle] {
        query.isMatchExpression ? try rank(query.query, matching: query.text, limit: limit) : try rank(query.query, limit: limit)
    }

    /// The number of articles that match it.
    func count(_ query: ComparedQuery) throws -> Int {
        query.isMatchExpression ? try count(query.query, matching: query.text) : try count(query.query)
    }
}
