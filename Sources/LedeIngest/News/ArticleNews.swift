import LedeBackends
import LedeCore
import LedeInvertedIndex
import LedeQueryLanguage
import LedeRetrieval

/// What is new for a search: the articles that match it and whose text came after a commit, the newest first by date, page by page.
///
/// An article is news when it comes, and again when its text changes; not when its file is renamed or read again. Deletions are not news.
package struct ArticleNews: Sendable {
    /// The commits whose articles are meant; empty if there is none after the mark.
    package let commits: Range<Int64>
    /// Articles that are new.
    package let count: Int
    /// Their documents, ascending.
    package let docs: [UInt32]
    private let search: ArticleSearch
    private let query: BackendQuery
    private var request: SearchRequest
    private var isDone: Bool

    /// Results per page.
    private static let pageSize = 100

    /// - Parameters:
    ///   - reader: of one index: joined ones count their commits separately.
    ///   - query: what the search asks for.
    ///   - filters: what articles must satisfy besides it.
    ///   - mark: the last commit that is not meant. One that is still to come is that of an index that was made anew since: then all are.
    package init(_ reader: IndexReader, _ query: BackendQuery, filters: [AttributeFilter] = [], since mark: Int64) throws {
        let last = reader.manifest.generation
        commits = (mark > last ? 0 : mark + 1)..<(last + 1)
        let ranking = query.expression == nil ? Ranking() : Ranking(BM25(.fts5))
        let backend = LedeBackend(name: "lede", reader: reader, ranking: ranking)
        search = ArticleSearch(reader: reader, backend: backend)
        self.query = query
        request = SearchRequest(
            limit: Self.pageSize, order: .dateDescending,
            filters: filters + (commits.isEmpty ? [] : [.arrived(in: commits.lowerBound...last)]), allowsPartial: false)
        // Nothing that came is nothing new, whatever the query costs.
        let isOld = try commits.isEmpty || reader.liveDocs(arrivedIn: commits.lowerBound...last).isEmpty
        docs = isOld ? [] : try backend.documents(matching: query, AttributeSelection(reader, filters: request.filters))
        count = docs.count
        isDone = docs.isEmpty
    }

    /// The same for a query that nobody typed.
    package init(_ reader: IndexReader, _ query: Query, filters: [AttributeFilter] = [], since mark: Int64) throws {
        try self.init(reader, BackendQuery(query), filters: filters, since: mark)
    }

    /// The next articles; nil after the last.
    package mutating func nextPage() throws -> SearchAnswer? {
        guard !isDone else { return nil }
        let answer = try search.answer(query, request)
        request.cursor = answer.cursor
        isDone = answer.cursor == nil || answer.hits.isEmpty
        return answer
    }
}
