/// An engine of your own that ranks articles: beside Lede's index, which still has the texts, the passages, the filters and the facets.
///
///     struct Newest: RankingBackend {
///         let name = "newest"
///         let ids: [String]
///         func rank(_ query: BackendQuery, limit: Int) -> [RankedArticle] {
///             ids.prefix(limit).enumerated().map { RankedArticle(id: $1, score: Double(-$0)) }
///         }
///     }
///     let page = try await index.search("fog", backend: Newest(ids: ids))
///
/// It is called from any thread, and by several at a time. What it throws reaches the caller as `LedeError.underlying`.
public protocol RankingBackend: Sendable {
    /// What reports call it.
    var name: String { get }

    /// The best articles for `query`, best first; equal scores in an order that is the same each time.
    /// - Parameter limit: most of them; `Int.max` for all that match, which is asked for where articles are filtered, counted or put in
    ///   the order of dates.
    func rank(_ query: BackendQuery, limit: Int) throws -> [RankedArticle]

    /// How many articles match; nil if the engine cannot tell, as by default.
    func count(_ query: BackendQuery) throws -> Int?
}

extension RankingBackend {
    public func count(_ query: BackendQuery) throws -> Int? { nil }
}

/// A query as a backend gets it.
public struct BackendQuery: Sendable, Hashable {
    /// Names the query in files of results and judgments; `1` for one that was not read from a file.
    public var id: String
    /// As it was typed; of a query that was put together the texts in it, without those that are left out.
    public var text: String
    /// The terms that the index's analyzer makes of its words and phrases, in order, without those that are left out.
    public var terms: [String]

    public init(id: String = "1", text: String, terms: [String] = []) {
        self.id = id
        self.text = text
        self.terms = terms
    }
}

/// An article in a backend's answer.
public struct RankedArticle: Sendable, Hashable, Identifiable {
    public var id: String
    /// Higher is better, on the backend's own scale.
    public var score: Double

    public init(id: String, score: Double) {
        self.id = id
        self.score = score
    }
}
