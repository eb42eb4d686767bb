import LedeInvertedIndex
import LedeQueryLanguage
import LedeBackends
import LedeResultPresentation
import LedeRetrieval

/// Finds the page of results that a request asks for, with any backend.
struct ResultPager {
    /// A result before its article is fetched for showing.
    struct Entry {
        var hit: ScoredDocument
        /// The ids of the near-duplicates that it represents.
        var duplicates: [String] = []
    }

    /// What was found.
    struct Page {
        var entries: [Entry] = []
        /// Results on the pages before.
        var offset = 0
        /// All matches, near-duplicates among them.
        var matchCount = 0
        /// What the backend tells about its search.
        var answer: RetrievalAnswer
        /// Whether there are results after the page.
        var hasMore = false
    }

    let backend: any RankingBackend
    let searcher: Searcher
    let request: SearchRequest
    /// The query as asked: with the backend and the request it distinguishes this search for its cursors.
    let asked: BackendQuery

    /// Results that are compared with each other to collapse near-duplicates, at most: their texts have to be read.
    static let mostCompared = 10_000

    /// Of the search. It takes half a millisecond, and is asked for where there are pages.
    private var fingerprint: UInt64 { QueryFingerprint(asked, request, answeredBy: backend, analyzer: searcher.reader.analyzerName).value }

    private var generation: Int64 { searcher.reader.manifest.generation }

    /// The page that the request asks for.
    func page(of query: BackendQuery) throws -> Page {
        guard let cursor = request.cursor else { return try page(of: query, offset: max(0, request.offset), after: nil) }
        guard cursor.fingerprint == fingerprint else { throw SearchRequestError.otherSearch }
        if cursor.generation == generation, cursor.identity != searcher.reader.contentHash { throw SearchRequestError.otherIndex }
        if cursor.generation == generation { return try page(of: query, offset: cursor.count, after: nil) }
        guard request.order.isByDate, !request.collapses, let doc = try searcher.reader.doc(docno: cursor.id),
            case let key = try searcher.dateKey(of: doc, in: request.order), key.upper == cursor.dateKey
        else { throw SearchRequestError.indexChanged }
        return try page(of: query, offset: cursor.count, after: key)
    }

    /// The cursor of the place where a page ends, if there is something after it.
    func cursor(after page: Page) throws -> SearchCursor? {
        guard page.hasMore, let last = page.entries.last else { return nil }
        let key = request.order.isByDate ? try searcher.dateKey(of: last.hit.doc, in: request.order).upper : 0
        return SearchCursor(
            generation: generation, identity: searcher.reader.contentHash, fingerprint: fingerprint,
            count: page.offset + page.entries.count, dateKey: key,
            id: try searcher.reader.docno(last.hit.doc))
    }

    private func page(of query: BackendQuery, offset: Int, after start: DateKey?) throws -> Page {
        let limit = max(0, request.limit)
        guard !request.collapses else { return try collapsedPage(of: query, offset: offset, limit: limit) }
        // After a place, one more result tells whether there is another page; otherwise the number of matches does, and only the page is
        // looked for.
        let wanted = start == nil || limit == 0 ? limit : min(limit, Int.max - 1) + 1
        let (hits, answer) = try retrieve(query, offset: offset, limit: wanted, after: start)
        let matchCount = try matchCount(answer, query)
        let entries = hits.prefix(limit).map { Entry(hit: $0) }
        return Page(
            entries: entries, offset: offset, matchCount: matchCount, answer: answer,
            hasMore: start == nil ? offset < matchCount - entries.count : hits.count > limit)
    }

    /// Takes results from the first on until there are as many different ones as wanted and one more, so that what represents another on
    /// one page is the same on every page.
    private func collapsedPage(of query: BackendQuery, offset: Int, limit: Int) throws -> Page {
        guard searcher.reader.storesText else { throw SearchRequestError.noText }
        let bound = min(searcher.reader.statistics.documentCount, Self.mostCompared)
        let end = min(offset, bound) + min(limit, bound)
        var groups: [Entry] = []
        var duplicates = NearDuplicates()
        var taken = 0
        var window = limit == 0 ? 0 : min(end + end / 2 + 8, bound)
        var (hits, answer) = try retrieve(query, offset: 0, limit: window)
        while groups.count <= end, taken < hits.count {
            try Task.checkCancellation()
            let hit = hits[taken]
            taken += 1
            let article = try searcher.reader.article(hit.doc)
            if let group = duplicates.add(article) { groups[group].duplicates.append(article.id) } else { groups.append(Entry(hit: hit)) }
            if taken == window, window < bound, groups.count <= end {
                window = min(2 * window, bound)
                (hits, answer) = try retrieve(query, offset: 0, limit: window)
            }
        }
        return Page(
            entries: Array(groups.dropFirst(offset).prefix(limit)), offset: offset, matchCount: try matchCount(answer, query),
            answer: answer, hasMore: groups.count > end)
    }

    private func retrieve(
        _ query: BackendQuery, offset: Int, limit: Int, after start: DateKey? = nil
    ) throws -> (hits: [ScoredDocument], answer: RetrievalAnswer) {
        let selection = AttributeSelection(searcher, filters: request.filters, order: request.order, start: start)
        let answer = try backend.retrieve(RetrievalRequest(query, limit: limit, offset: offset, selection: selection))
        return (try answer.hits.documents(in: searcher.reader), answer)
    }

    /// The number of matches; for a backend that cannot tell, that of the articles it lists.
    private func matchCount(_ answer: RetrievalAnswer, _ query: BackendQuery) throws -> Int {
        try answer.matchCount ?? matches(query).count
    }

    /// All matches, ascending.
    func matches(_ query: BackendQuery) throws -> [UInt32] {
        try backend.documents(matching: query, AttributeSelection(searcher, filters: request.filters))
    }
}
