import LedeInvertedIndex
import LedeQueryLanguage

/// Orders by date, and counts by value: what goes by the columns besides the text.
extension Searcher {
    /// How many of `docs`, global doc ids in ascending order, have each value of an attribute. Complexity: O(docs + distinct values).
    /// - Throws: `AttributeError.tooManyValues` for a field that is not kept.
    package func valueCounts(of docs: [UInt32], by key: CountKey) throws -> ValueCounts {
        var counter = ValueCounter(key)
        try counter.add(docs, of: reader)
        return counter.result
    }

    /// The first `count` of `docs`, global doc ids in ascending order, in an order by date; after `start`, if there is one.
    package func first(_ count: Int, of docs: [UInt32], in order: ResultOrder, behind start: DateKey? = nil) throws -> [UInt32] {
        try DateOrder(reader, isDescending: order == .dateDescending).first(count, of: docs, behind: start)
    }

    /// The place of the global document `doc` in an order by date; what `SearchOptions.start` takes.
    package func dateKey(of doc: UInt32, in order: ResultOrder) throws -> DateKey {
        try DateOrder(reader, isDescending: order == .dateDescending).key(of: doc)
    }

    /// All matches are found without a score, the first by date are picked, and only these are scored.
    func searchByDate(_ query: Query, _ options: SearchOptions) throws -> SearchResult {
        var request = QueryPlan.Request(options)
        let isAsFTS5 = options.followsFTS5 && options.ranking.isFTS5Alone
        request.need = .documents
        // What FTS5 finds depends on how it scores.
        request.ranking = isAsFTS5 ? options.ranking : nil
        let docs = try withPlan(query, request) { plan in
            var all = AllMatches()
            try plan.run(into: &all)
            return all.sorted()
        }
        let offset = options.start == nil ? min(max(0, options.offset), docs.count) : 0
        let count = min(max(0, options.limit), docs.count - offset)
        let page = try first(count == 0 ? 0 : offset + count, of: docs, in: options.order, behind: options.start).dropFirst(offset)
        request.need = .best
        request.ranking = options.ranking
        request.documents = DocumentFilter(docs: Array(page), in: reader)
        return try withPlan(query, request) { plan in
            var top = TopDocuments(limit: page.count)
            if !page.isEmpty { try plan.run(into: &top) }
            let scores = Dictionary(top.takeRanked().map { ($0.doc, $0.score) }, uniquingKeysWith: { first, _ in first })
            let hits = page.map { ScoredDocument(doc: $0, score: scores[$0] ?? 0) }
            return SearchResult(hits: hits, matchCount: docs.count, of: plan)
        }
    }
}
