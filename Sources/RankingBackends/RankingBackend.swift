import Retrieval

/// An engine with a ranking formula that answers queries over one index: what `lede compare` sets side by side.
public protocol RankingBackend: Sendable {
    /// The spec by which the user named it, such as `lede:bm25=atire` or `fts5`.
    var name: String { get }

    /// The best `limit` articles for `query`, best first; the order is total.
    func rank(_ query: Query, limit: Int) throws -> [RankedArticle]

    /// The number of articles that match `query`.
    func count(_ query: Query) throws -> Int

    /// The best `limit` articles for a MATCH expression of FTS5 that was read as `query` (`FTS5Syntax`).
    func rank(_ query: Query, matching expression: String, limit: Int) throws -> [RankedArticle]

    /// The number of articles that match it.
    func count(_ query: Query, matching expression: String) throws -> Int
}

extension RankingBackend {
    public func rank(_ query: Query, matching expression: String, limit: Int) throws -> [RankedArticle] { try rank(query, limit: limit) }

    public func count(_ query: Query, matching expression: String) throws -> Int { try count(query) }

    /// The name with only ASCII letters, digits, dots and hyphens: a run tag, or a part of a file's name.
    public var runTag: String {
        String(
            name.unicodeScalars.map { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == ".")
                    ? Character(scalar) : "-"
            })
    }
}
