import InvertedIndex
import QueryLanguage
import RankingBackends
import Retrieval

/// What is new for a search: the articles that match it and whose text came after a commit, the newest first by date, page by page.
///
/// An article is news when it comes, and again when its text changes; not when its file is renamed or read again. Deletions are not news.
public struct ArticleNews: Sendable {
    /// The commits whose articles are meant; empty if there is none after the mark.
    public let commits: Range<Int64>
    /// Articles that are new.
    public let count: Int
    /// Their documents, ascending.
    public let docs: [UInt32]
    private let search: ArticleSearch
    private let query: Query
    private var request: SearchRequest
    private var isDone: Bool

    /// Results per page.
    private static let pageSize = 100

    /// - Parameters:
    ///   - reader: of one index: joined ones count their commits separately.
    ///   - query: what the search asks for.
    ///   - filters: what articles must satisfy besides it.
    ///   - expression: as `SearchRequest.matchExpression`.
    ///   - mark: the last commit that is not meant. If it is still to come, the index was made anew since: then all are meant.
    public init(
        _ reader: IndexReader, _ query: Query, filters: [AttributeFilter] = [], matching expression: String? = nil, since mark: Int64
    ) throws {
        let last = reader.manifest.generation
        commits = (mark > last ? 0 : mark + 1)..<(last + 1)
        let ranking = expression == nil ? Ranking() : Ranking(BM25(.fts5))
        search = ArticleSearch(reader: reader, ranking: ranking)
        self.query = query
        request = SearchRequest(
            limit: Self.pageSize, order: .dateDescending,
            filters: filters + (commits.isEmpty ? [] : [.arrived(in: commits.lowerBound...last)]),
            allowsPartial: false, matchExpression: expression)
        docs = commits.isEmpty ? [] : try Self.docs(reader, query, request)
        count = docs.count
        isDone = docs.isEmpty
    }

    private static func docs(_ reader: IndexReader, _ query: Query, _ request: SearchRequest) throws -> [UInt32] {
        // If nothing came, nothing is new, whatever the query would cost.
        if case .arrived(let commits)? = request.filters.last, try reader.liveDocs(arrivedIn: commits).isEmpty { return [] }
        let isFTS5 = request.matchExpression != nil
        let searcher = isFTS5 ? Searcher(reader: reader).limitingExpansions(to: .max) : Searcher(reader: reader)
        return try searcher.matches(query, filters: request.filters, followsFTS5: isFTS5)
    }

    /// The next articles; nil after the last.
    public mutating func nextPage() throws -> SearchAnswer? {
        guard !isDone else { return nil }
        let answer = try search.answer(query, request)
        request.cursor = answer.cursor
        isDone = answer.cursor == nil || answer.hits.isEmpty
        return answer
    }
}
