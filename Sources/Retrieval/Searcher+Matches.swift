import InvertedIndex
import QueryLanguage

/// What looks at every match: orders by date, filters, and counts by value.
extension Searcher {
    /// All live documents that match `query` and satisfy `filters`: global doc ids, ascending. Nothing is scored.
    /// - Parameter followsFTS5: as in `SearchOptions`.
    public func matches(_ query: Query, filters: [AttributeFilter] = [], followsFTS5: Bool = false) throws -> [UInt32] {
        var all = AllMatches()
        _ = try collect(query, ranking: nil, SearchOptions(filters: filters, followsFTS5: followsFTS5), into: &all)
        return all.sorted()
    }

    /// The number of live documents that match `query` and satisfy `filters`.
    /// - Parameter followsFTS5: as in `SearchOptions`.
    public func count(_ query: Query, filters: [AttributeFilter], followsFTS5: Bool = false) throws -> Int {
        guard !filters.isEmpty else { return try count(query, followsFTS5: followsFTS5) }
        var counter = MatchCounter()
        _ = try collect(query, ranking: nil, SearchOptions(filters: filters, followsFTS5: followsFTS5), into: &counter)
        return counter.count
    }

    /// How many of `docs`, global doc ids in ascending order, have each value of an attribute. Complexity: O(docs + distinct values).
    /// - Throws: `AttributeError.tooManyValues` for a field that is not kept.
    public func valueCounts(of docs: [UInt32], by key: CountKey) throws -> ValueCounts {
        var counter = ValueCounter(key)
        try counter.add(docs, of: reader)
        return counter.result
    }

    /// Those of `docs`, global doc ids in ascending order, that satisfy `filters`.
    public func filtered(_ docs: [UInt32], by filters: [AttributeFilter]) throws -> [UInt32] {
        guard !filters.isEmpty else { return docs }
        let accepted = try DocumentSet(filters, in: reader)
        return docs.filter { accepted.contains($0) }
    }

    /// The first `count` of `docs`, global doc ids in ascending order, in an order by date; behind `start`, if there is one.
    package func first(_ count: Int, of docs: [UInt32], in order: ResultOrder, behind start: DateKey? = nil) throws -> [UInt32] {
        try DateOrder(reader, isDescending: order == .dateDescending).first(count, of: docs, behind: start)
    }

    /// Where the global document `doc` stands in an order by date; what `SearchOptions.start` takes.
    package func dateKey(of doc: UInt32, in order: ResultOrder) throws -> DateKey {
        try DateOrder(reader, isDescending: order == .dateDescending).key(of: doc)
    }

    func searchFiltered(_ query: Query, _ options: SearchOptions) throws -> SearchResult {
        var top = TopDocuments(limit: rankedLimit(options))
        var result = try collect(query, ranking: options.ranking, options, into: &top)
        result.matchCount = top.matchCount
        result.hits = Self.page(of: top.takeRanked(), options)
        return result
    }

    func searchByDate(_ query: Query, _ options: SearchOptions) throws -> SearchResult {
        var all = AllScores()
        var result = try collect(query, ranking: options.ranking, options, into: &all)
        let matches = all.sorted()
        let offset = options.start == nil ? min(max(0, options.offset), matches.count) : 0
        let count = min(max(0, options.limit), matches.count - offset)
        let first = try first(count == 0 ? 0 : offset + count, of: matches.map(\.doc), in: options.order, behind: options.start)
        result.matchCount = matches.count
        result.hits = first.dropFirst(offset).map { matches[Self.place(of: $0, in: matches)] }
        return result
    }

    /// Where `doc` stands in `matches`, which has it and ascends by doc id.
    private static func place(of doc: UInt32, in matches: [ScoredDocument]) -> Int {
        var low = 0
        var high = matches.count
        while low < high {
            let middle = (low + high) >> 1
            if matches[middle].doc < doc { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How many of the best documents a page needs: a heap never needs room for more than there is.
    func rankedLimit(_ options: SearchOptions) -> Int {
        let count = reader.statistics.documentCount
        guard options.limit > 0 else { return 0 }
        return min(options.limit, count) + min(max(0, options.offset), count)
    }

    /// What is left of the best documents behind the offset.
    static func page(of hits: [ScoredDocument], _ options: SearchOptions) -> [ScoredDocument] {
        options.offset > 0 ? Array(hits.dropFirst(options.offset)) : hits
    }

    /// Hands every match that satisfies the options' filters to `collector`.
    /// - Returns: a result without hits.
    private func collect<Collector: MatchCollector>(
        _ query: Query, ranking: Ranking?, _ options: SearchOptions, into collector: inout Collector
    ) throws -> SearchResult {
        guard !options.filters.isEmpty else { return try collectUnfiltered(query, ranking: ranking, options, into: &collector) }
        var filtered = FilteredCollector(collector, accepted: try DocumentSet(options.filters, in: reader))
        defer { collector = filtered.base }
        return try collectUnfiltered(query, ranking: ranking, options, into: &filtered)
    }

    private func collectUnfiltered<Collector: MatchCollector>(
        _ query: Query, ranking: Ranking?, _ options: SearchOptions, into collector: inout Collector
    ) throws -> SearchResult {
        try checkPositions(query, ranking: ranking)
        let isFTS5 = ranking == nil || ranking == Ranking(BM25(.fts5))
        if options.followsFTS5, isFTS5, ranking == nil ? FTS5Walk.isNeededForMatches(of: query) : FTS5Walk.isNeeded(for: query) {
            return try collectAsFTS5(query, into: &collector)
        }
        let formula = ranking?.prunedFormula
        if options.algorithm == nil, ranking == nil || formula != nil, let flat = FlatQuery(query), !flat.isUnion {
            return try arenas.withArena { arena in
                let evaluation = try FlatEvaluation(
                    flat, reader: reader, formula: formula, expansionLimit: expansionLimit, without: options.without, arena: arena)
                try evaluation.intersect(into: &collector)
                return SearchResult(
                    hits: [], matchCount: 0, algorithm: evaluation.algorithm, leafWeights: evaluation.weights,
                    expansions: evaluation.expansions)
            }
        }
        let weighted = try weigh(query, ranking: ranking)
        let planned = QueryPlanner.algorithm(for: query, ranking: ranking ?? Ranking())
        // Every match of a union is found by the tree's evaluator.
        let algorithm = options.algorithm ?? (planned == .union ? .boolean : planned)
        try evaluate(weighted, by: algorithm, into: &collector)
        return SearchResult(
            hits: [], matchCount: 0, algorithm: algorithm, leafWeights: weighted.scoringLeafWeights, expansions: weighted.expansions)
    }
}
