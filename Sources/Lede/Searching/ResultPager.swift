import InvertedIndex
import QueryLanguage
import RankingBackends
import ResultPresentation
import Retrieval

/// Finds the page of results that a request asks for, with either backend.
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
        /// Nil if the backend does not tell them.
        var leafWeights: [Double]?
        /// Whether there are results after the page.
        var hasMore = false
        /// Words of patterns that mean more than was searched for.
        var cutWords: [ExpandedWord] = []
    }

    let searcher: Searcher
    let ranking: Ranking
    let fts5: FTS5Index?
    let request: SearchRequest
    /// The query as asked, and in which way it is answered: what distinguishes this search for its cursors.
    let asked: Query
    let ways: RankingWays

    /// Results that are compared with each other to collapse near-duplicates, at most: their texts have to be read.
    static let mostCompared = 10_000

    /// Of the search. It takes half a millisecond, and is only asked for if there are pages.
    private var fingerprint: UInt64 { SearchCursor.fingerprint(asked, request, ranking: ways.text) }

    private var generation: Int64 { searcher.reader.manifest.generation }

    /// The page that the request asks for.
    func page(of query: Query) throws -> Page {
        guard let cursor = request.cursor else { return try page(of: query, offset: max(0, request.offset), behind: nil) }
        guard cursor.fingerprint == fingerprint else { throw SearchRequestError.otherSearch }
        if cursor.generation == generation, cursor.identity != searcher.reader.contentHash { throw SearchRequestError.otherIndex }
        if cursor.generation == generation { return try page(of: query, offset: cursor.count, behind: nil) }
        guard request.order.isByDate, !request.collapses, fts5 == nil, let doc = try searcher.reader.doc(docno: cursor.id),
            case let key = try searcher.dateKey(of: doc, in: request.order), key.upper == cursor.dateKey
        else { throw SearchRequestError.indexChanged }
        return try page(of: query, offset: cursor.count, behind: key)
    }

    /// The cursor after a page, if there is something after it.
    func cursor(behind page: Page) throws -> SearchCursor? {
        guard page.hasMore, let last = page.entries.last else { return nil }
        let key = request.order.isByDate ? try searcher.dateKey(of: last.hit.doc, in: request.order).upper : 0
        return SearchCursor(
            generation: generation, identity: searcher.reader.contentHash, fingerprint: fingerprint,
            count: page.offset + page.entries.count, dateKey: key,
            id: try searcher.reader.docno(last.hit.doc))
    }

    private func page(of query: Query, offset: Int, behind start: DateKey?) throws -> Page {
        let limit = max(0, request.limit)
        guard !request.collapses else { return try collapsedPage(of: query, offset: offset, limit: limit) }
        // After a place, one more result tells whether there is another page; otherwise the number of matches does, and only the page is
        // looked for.
        let wanted = start == nil || limit == 0 ? limit : min(limit, Int.max - 1) + 1
        let found = try ranked(query, offset: offset, limit: wanted, behind: start)
        let entries = found.hits.prefix(limit).map { Entry(hit: $0) }
        return Page(
            entries: entries, offset: offset, matchCount: found.matchCount, leafWeights: found.leafWeights,
            hasMore: start == nil ? offset < found.matchCount - entries.count : found.hits.count > limit, cutWords: found.cutWords)
    }

    /// Takes results from the first on until there are as many different ones as wanted and one more, so that what represents another on
    /// one page is the same on every page.
    private func collapsedPage(of query: Query, offset: Int, limit: Int) throws -> Page {
        guard searcher.reader.storesText else { throw SearchRequestError.noText }
        let bound = min(searcher.reader.statistics.documentCount, Self.mostCompared)
        let end = min(offset, bound) + min(limit, bound)
        var groups: [Entry] = []
        var duplicates = NearDuplicates()
        var taken = 0
        var window = limit == 0 ? 0 : min(end + end / 2 + 8, bound)
        var found = try ranked(query, offset: 0, limit: window, behind: nil)
        while groups.count <= end, taken < found.hits.count {
            try Task.checkCancellation()
            let hit = found.hits[taken]
            taken += 1
            let article = try searcher.reader.article(hit.doc)
            if let group = duplicates.add(article) { groups[group].duplicates.append(article.id) } else { groups.append(Entry(hit: hit)) }
            if taken == window, window < bound, groups.count <= end {
                window = min(2 * window, bound)
                found = try ranked(query, offset: 0, limit: window, behind: nil)
            }
        }
        return Page(
            entries: Array(groups.dropFirst(offset).prefix(limit)), offset: offset, matchCount: found.matchCount,
            leafWeights: found.leafWeights,
            hasMore: groups.count > end, cutWords: found.cutWords)
    }

    /// What a backend found; the weights are nil if it does not tell them.
    private typealias Ranked = (hits: [ScoredDocument], matchCount: Int, leafWeights: [Double]?, cutWords: [ExpandedWord])

    private func ranked(_ query: Query, offset: Int, limit: Int, behind start: DateKey?) throws -> Ranked {
        if let fts5 { return try ranked(query, by: fts5, offset: offset, limit: limit) }
        var options = SearchOptions(limit: limit, ranking: ranking, order: request.order, offset: offset, filters: request.filters)
        options.followsFTS5 = followsFTS5
        options.start = start
        let result = try searcher.search(query, options: options)
        return (result.hits, result.matchCount, result.leafWeights, result.expansions.filter(\.expansion.isCut))
    }

    /// FTS5 ranks; dates and filters are Lede's columns': with either, all its matches are taken.
    private func ranked(_ query: Query, by fts5: FTS5Index, offset: Int, limit: Int) throws -> Ranked {
        let takesAll = request.order.isByDate || !request.filters.isEmpty
        let wanted = limit == 0 ? 0 : offset.addingReportingOverflow(limit).overflow ? .max : offset + limit
        let weights: FieldWeights? = if case .weightedFields(_, let weights) = ranking.model { weights } else { nil }
        let hits = try rank(query, by: fts5, limit: takesAll ? .max : wanted, weights: weights).compactMap { hit in
            try searcher.reader.doc(docno: hit.id).map { ScoredDocument(doc: $0, score: hit.score) }
        }
        guard takesAll else { return (Array(hits.dropFirst(offset)), try count(query, by: fts5), nil, []) }
        let docs = try searcher.filtered(hits.map(\.doc).sorted(), by: request.filters)
        let accepted = Set(docs)
        guard request.order.isByDate else {
            return (Array(hits.filter { accepted.contains($0.doc) }.dropFirst(offset).prefix(limit)), docs.count, nil, [])
        }
        let scores = Dictionary(hits.map { ($0.doc, $0.score) }, uniquingKeysWith: { first, _ in first })
        let ordered = try searcher.first(min(wanted, docs.count), of: docs, in: request.order).dropFirst(offset)
        return (ordered.map { ScoredDocument(doc: $0, score: scores[$0] ?? 0) }, docs.count, nil, [])
    }

    private func rank(_ query: Query, by fts5: FTS5Index, limit: Int, weights: FieldWeights?) throws -> [RankedArticle] {
        guard let expression = request.matchExpression else { return try fts5.rank(query, limit: limit, weights: weights) }
        return try fts5.rank(matching: expression, limit: limit, weights: weights)
    }

    /// Whether the answer must be FTS5's even if that is not the sum over what matches.
    var followsFTS5: Bool { request.matchExpression != nil && ranking == Ranking(BM25(.fts5)) }

    /// The number of matches in FTS5, filters aside.
    func count(_ query: Query, by fts5: FTS5Index) throws -> Int {
        guard let expression = request.matchExpression else { return try fts5.count(query) }
        return try fts5.count(matching: expression)
    }

    /// All matches, ascending.
    func matches(_ query: Query) throws -> [UInt32] {
        guard let fts5 else { return try searcher.matches(query, filters: request.filters, followsFTS5: followsFTS5) }
        let docs = try rank(query, by: fts5, limit: .max, weights: nil).compactMap { try searcher.reader.doc(docno: $0.id) }
        return try searcher.filtered(docs.sorted(), by: request.filters)
    }
}
