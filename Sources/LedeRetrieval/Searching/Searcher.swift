import LedeInvertedIndex
import LedeQueryLanguage

/// Answers queries over a snapshot of an index. Any number of tasks may share one.
///
/// Long evaluations end with `CancellationError` when the task that runs them is cancelled. Damage met in the index's files is thrown as
/// `IndexFileError`, a tree that is too deep as `QueryError`.
package struct Searcher: Sendable {
    package let reader: IndexReader
    /// Most terms that a word with a wildcard, a fuzzy word, a prefix or an expression matches: those in most documents.
    package private(set) var expansionLimit: Int
    /// Most bounds that the ranked evaluation of an OR takes memory for: one per leaf and range of a segment.
    var mostBounds = ImpactBounds.mostBounds
    private let arenas = SearchArenaPool()
    private let filters = FilterCache()

    /// The usual limit of expansions.
    package static let defaultExpansionLimit = 1_024

    package init(reader: IndexReader, expansionLimit: Int = Searcher.defaultExpansionLimit) {
        self.reader = reader
        self.expansionLimit = expansionLimit
    }

    /// The same over the same snapshot, with another limit of expansions.
    package func limitingExpansions(to limit: Int) -> Searcher {
        var searcher = self
        searcher.expansionLimit = limit
        return searcher
    }

    /// Hands a plan for `query` to `body`, which must not keep it.
    /// - Throws: `QueryError`, `.needsPositions` for a phrase and its like over an index that was imported without positions.
    package func withPlan<Result>(_ query: Query, _ request: QueryPlan.Request, _ body: (QueryPlan) throws -> Result) throws -> Result {
        try checkPositions(query, ranking: request.ranking)
        return try arenas.withArena { try body(try QueryPlan(query, request, searcher: self, arena: $0)) }
    }

    /// The best documents for `query`, or the first in another order, and how many match.
    /// - Throws: `QueryError`, `.needsPositions` for a phrase and its like over an index that was imported without positions.
    package func search(_ query: Query, options: SearchOptions = SearchOptions()) throws -> SearchResult {
        if options.order.isByDate { return try searchByDate(query, options) }
        return try withPlan(query, QueryPlan.Request(options)) { plan in
            var top = TopDocuments(limit: rankedLimit(options), countsAll: options.countsMatches)
            try plan.run(into: &top)
            let hits = top.takeRanked()
            var matchCount = hits.count
            if options.countsMatches { matchCount = plan.countsInPassing ? top.matchCount : try plan.count() }
            return SearchResult(hits: options.offset > 0 ? Array(hits.dropFirst(options.offset)) : hits, matchCount: matchCount, of: plan)
        }
    }

    /// The number of live documents that match `query` and satisfy `filters`. For one term statistics suffice; nothing is scored.
    /// - Parameters:
    ///   - followsFTS5: as in `SearchOptions`.
    ///   - without: techniques to do without; the answer is the same.
    package func count(
        _ query: Query, filters: [AttributeFilter] = [], followsFTS5: Bool = false, without: EvaluationTechniques = []
    ) throws -> Int {
        if filters.isEmpty, case .phrase(let phrase) = query, FlatQuery.isPlain(phrase) {
            return try reader.termStatistics(phrase.terms[0]).docFreq
        }
        var request = QueryPlan.Request(need: .count, filters: filters, followsFTS5: followsFTS5)
        request.without = without
        return try withPlan(query, request) { try $0.count() }
    }

    /// All live documents that match `query` and satisfy `filters`: global doc ids, ascending. Nothing is scored.
    /// - Parameter followsFTS5: as in `SearchOptions`.
    package func matches(_ query: Query, filters: [AttributeFilter] = [], followsFTS5: Bool = false) throws -> [UInt32] {
        try withPlan(query, QueryPlan.Request(need: .documents, filters: filters, followsFTS5: followsFTS5)) { plan in
            var all = AllMatches()
            try plan.run(into: &all)
            return all.sorted()
        }
    }

    /// Those of `docs`, global doc ids in ascending order, that satisfy `filters`.
    package func filtered(_ docs: [UInt32], by filters: [AttributeFilter]) throws -> [UInt32] {
        guard let accepted = try filter(for: QueryPlan.Request(need: .documents, filters: filters), conditions: [])?.filter else {
            return docs
        }
        return docs.filter { doc in
            guard doc < reader.docLimit else { return false }
            let segment = reader.segmentNumber(of: doc)
            return accepted.sets[segment].contains(doc - reader.docBases[segment])
        }
    }

    /// The documents that satisfy a condition, which are kept for the next search.
    private func documents(of condition: FlatQuery.Condition) throws -> PinnedFilter {
        try filters.documents(of: condition) {
            let documents = try DocumentFilter(condition.filter, in: reader)
            if condition.isWanted { return documents }
            var others = DocumentFilter(live: reader)
            others.subtract(documents)
            return others
        }
    }

    /// The documents that a plan may find; nil for all live ones.
    /// - Parameter conditions: those of the query itself.
    func filter(for request: QueryPlan.Request, conditions: [FlatQuery.Condition]) throws -> PinnedFilter? {
        if request.filters.isEmpty, conditions.isEmpty, request.documents == nil { return nil }
        let all = request.filters.map { FlatQuery.Condition(filter: $0, isWanted: true) } + conditions
        if all.count == 1, request.documents == nil { return try documents(of: all[0]) }
        var common = request.documents
        for condition in all {
            let documents = try documents(of: condition).filter
            common?.formIntersection(documents)
            common = common ?? documents
        }
        return common.map { PinnedFilter($0) }
    }

    /// Whether the bounds of an OR may take the memory they need; thousands of words in millions of documents are evaluated without.
    func hasRoom(for query: FlatQuery) -> Bool {
        guard query.isUnion, query.leaves.count > 1 else { return true }
        let ranges = reader.segments.reduce(0) { max($0, PostingsLayout.rangeCount(docCount: $1.docCount)) }
        return query.leaves.count * ranges <= mostBounds
    }

    /// How many of the best documents a page needs: a heap never needs room for more than there is.
    private func rankedLimit(_ options: SearchOptions) -> Int {
        let count = reader.statistics.documentCount
        guard options.limit > 0 else { return 0 }
        return min(options.limit, count) + min(max(0, options.offset), count)
    }
}

extension QueryPlan.Request {
    /// The best matches, as the options say.
    init(_ options: SearchOptions) {
        self.init(need: .best, ranking: options.ranking, filters: options.filters, followsFTS5: options.followsFTS5)
        without = options.without
        algorithm = options.algorithm
    }
}

extension SearchResult {
    init(hits: [ScoredDocument], matchCount: Int, of plan: QueryPlan) {
        self.init(
            hits: hits, matchCount: matchCount, algorithm: plan.algorithm, leafWeights: plan.leafWeights, expansions: plan.expansions)
    }
}
