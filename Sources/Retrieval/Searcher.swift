import InvertedIndex

/// Answers queries over a snapshot of an index. Any number of tasks may share one.
///
/// Long evaluations end with `CancellationError` when the task that runs them is cancelled. Damage met in the index's files is thrown as
/// `IndexFileError`, a tree that is too deep as `QueryError`.
public struct Searcher: Sendable {
    public let reader: IndexReader
    private let arenas = SearchArenaPool()

    public init(reader: IndexReader) { self.reader = reader }

    /// The best documents for `query`, or the first in another order, and how many match.
    public func search(_ query: Query, options: SearchOptions = SearchOptions()) throws -> SearchResult {
        if options.order.isByDate { return try searchByDate(query, options) }
        let offset = max(0, options.offset)
        let wanted = max(0, options.limit).addingReportingOverflow(offset)
        // A heap never needs room for more than there is.
        let limit = min(wanted.overflow ? .max : wanted.partialValue, reader.statistics.documentCount)
        var top = TopDocuments(limit: options.limit > 0 ? limit : 0, countsAll: options.countsMatches || !options.filters.isEmpty)
        if options.filters.isEmpty, options.algorithm == nil, let flat = FlatQuery(query) {
            return try arenas.withArena { arena in
                let evaluation = try FlatEvaluation(flat, reader: reader, formula: options.formula, without: options.without, arena: arena)
                try evaluation.rank(into: &top)
                let hits = top.takeRanked()
                var matchCount = hits.count
                if options.countsMatches { matchCount = flat.isUnion ? try evaluation.count() : top.matchCount }
                return SearchResult(
                    hits: Array(hits.dropFirst(offset)), matchCount: matchCount, algorithm: evaluation.algorithm, leafWeights: evaluation.weights)
            }
        }
        let evaluated = try collectAll(query, formula: options.formula, options, into: &top)
        let hits = top.takeRanked()
        return SearchResult(
            hits: Array(hits.dropFirst(offset)), matchCount: options.countsMatches || !options.filters.isEmpty ? top.matchCount : hits.count,
            algorithm: evaluated.algorithm, leafWeights: evaluated.leafWeights)
    }

    private func searchByDate(_ query: Query, _ options: SearchOptions) throws -> SearchResult {
        var all = AllScores()
        let evaluated = try collectAll(query, formula: options.formula, options, into: &all)
        let matches = all.sorted()
        let offset = options.start == nil ? min(max(0, options.offset), matches.count) : 0
        let count = offset + min(max(0, options.limit), matches.count - offset)
        let order = DateOrder(reader, isDescending: options.order == .dateDescending)
        let docs = try order.first(count, of: matches.map(\.doc), behind: options.start).dropFirst(offset)
        return SearchResult(
            hits: docs.map { matches[Self.place(of: $0, in: matches)] }, matchCount: matches.count, algorithm: evaluated.algorithm,
            leafWeights: evaluated.leafWeights)
    }

    /// Where `doc` stands in `matches`, which has it and ascends.
    private static func place(of doc: UInt32, in matches: [ScoredDocument]) -> Int {
        var low = 0
        var high = matches.count
        while low < high {
            let middle = (low + high) >> 1
            if matches[middle].doc < doc { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Where global document `doc` stands in an order by date; what `SearchOptions.start` takes.
    package func dateKey(of doc: UInt32, order: ResultOrder) throws -> DateKey {
        try DateOrder(reader, isDescending: order == .dateDescending).key(of: doc)
    }

    /// The number of live documents that match `query`. One term is a matter of statistics; nothing is scored.
    /// - Parameters:
    ///   - filters: what they have to satisfy beside.
    ///   - without: techniques to do without; the answer is the same.
    public func count(_ query: Query, filters: [AttributeFilter] = [], without: EvaluationTechniques = []) throws -> Int {
        var counter = MatchCounter()
        guard filters.isEmpty else {
            var options = SearchOptions(without: without)
            options.filters = filters
            _ = try collectAll(query, formula: nil, options, into: &counter)
            return counter.count
        }
        if case .phrase(let phrase) = query, FlatQuery.isPlain(phrase) { return try reader.termStatistics(phrase.terms[0]).docFreq }
        if let flat = FlatQuery(query) {
            return try arenas.withArena { try FlatEvaluation(flat, reader: reader, formula: nil, without: without, arena: $0).count() }
        }
        try evaluate(try weigh(query, formula: nil), by: QueryPlanner.algorithm(for: query), into: &counter)
        return counter.count
    }

    /// All live documents that match `query` and satisfy `filters`: global doc ids, ascending. Nothing is scored.
    public func matches(_ query: Query, filters: [AttributeFilter] = []) throws -> [UInt32] {
        var all = AllMatches()
        var options = SearchOptions()
        options.filters = filters
        _ = try collectAll(query, formula: nil, options, into: &all)
        return all.sorted()
    }

    /// How many of `docs`, global doc ids in ascending order, have each value of an attribute. Complexity: O(docs + distinct values).
    /// - Throws: `AttributeError.tooManyValues` for a field that is not kept.
    public func valueCounts(of docs: [UInt32], by key: CountKey) throws -> ValueCounts {
        var counter = ValueCounter(key)
        try counter.add(docs, of: reader)
        return counter.result
    }

    /// Hands every match that satisfies the options' filters to `collector`.
    private func collectAll<Collector: MatchCollector>(
        _ query: Query, formula: BM25?, _ options: SearchOptions, into collector: inout Collector
    ) throws -> (algorithm: EvaluationAlgorithm, leafWeights: [Double]) {
        guard !options.filters.isEmpty else { return try collectUnfiltered(query, formula: formula, options, into: &collector) }
        var filtered = FilteredCollector(collector, accepted: try DocumentSet(options.filters, in: reader))
        let evaluated = try collectUnfiltered(query, formula: formula, options, into: &filtered)
        collector = filtered.base
        return evaluated
    }

    private func collectUnfiltered<Collector: MatchCollector>(
        _ query: Query, formula: BM25?, _ options: SearchOptions, into collector: inout Collector
    ) throws -> (algorithm: EvaluationAlgorithm, leafWeights: [Double]) {
        if options.algorithm == nil, let flat = FlatQuery(query), !flat.isUnion {
            return try arenas.withArena { arena in
                let evaluation = try FlatEvaluation(flat, reader: reader, formula: formula, without: options.without, arena: arena)
                try evaluation.intersect(into: &collector)
                return (evaluation.algorithm, evaluation.weights)
            }
        }
        let weighted = try weigh(query, formula: formula)
        let planned = QueryPlanner.algorithm(for: query)
        // Every match of a union is found by the tree's evaluator.
        let algorithm = options.algorithm ?? (planned == .union ? .boolean : planned)
        try evaluate(weighted, by: algorithm, into: &collector)
        return (algorithm, weighted.scoringLeafWeights)
    }

    func weigh(_ query: Query, formula: BM25?) throws -> WeightedQuery {
        var weigher = QueryWeigher(reader)
        return try weigher.weigh(try QueryTree(query), formula: formula)
    }

    private func evaluate<Collector: MatchCollector>(
        _ query: WeightedQuery, by algorithm: EvaluationAlgorithm, into collector: inout Collector
    ) throws {
        switch algorithm {
        case .nothing: return
        case .exhaustive: try walk(query, ExhaustiveEvaluator.self, into: &collector)
        // Any query is a tree: what the other algorithms are checked against on whole corpora.
        case .boolean, .union, .intersection: try walk(query, BooleanEvaluator.self, into: &collector)
        }
    }

    private func walk<Evaluator: SegmentEvaluator, Collector: MatchCollector>(
        _ query: WeightedQuery, _ type: Evaluator.Type, into collector: inout Collector
    ) throws {
        for index in reader.segments.indices {
            try Task.checkCancellation()
            let scorer = SegmentScorer(query, segment: reader.segments[index], base: reader.docBases[index])
            var evaluator = try Evaluator(query, sources: query.sources[index], scorer: scorer)
            try evaluator.run(into: &collector)
        }
    }
}
