import InvertedIndex
import QueryLanguage

/// Answers queries over a snapshot of an index. Any number of tasks may share one.
///
/// Long evaluations end with `CancellationError` when the task that runs them is cancelled. Damage met in the index's files is thrown as
/// `IndexFileError`, a tree that is too deep as `QueryError`.
public struct Searcher: Sendable {
    public let reader: IndexReader
    /// Most terms that a word with a wildcard, a fuzzy word, a prefix or an expression stands for: those in most documents.
    public private(set) var expansionLimit: Int
    /// Most bounds that the ranked evaluation of an OR takes memory for: one for each leaf and range of a segment.
    var mostBounds = ImpactBounds.mostBounds
    let arenas = SearchArenaPool()

    /// The usual limit of expansions.
    public static let defaultExpansionLimit = 1_024

    public init(reader: IndexReader, expansionLimit: Int = Searcher.defaultExpansionLimit) {
        self.reader = reader
        self.expansionLimit = expansionLimit
    }

    /// The same over the same snapshot, with another limit of expansions.
    public func limitingExpansions(to limit: Int) -> Searcher {
        var searcher = self
        searcher.expansionLimit = limit
        return searcher
    }

    /// The best documents for `query`, or the first in another order, and how many match.
    /// - Throws: `QueryError`, `.needsPositions` for a phrase and its like over an index that was imported without positions.
    public func search(_ query: Query, options: SearchOptions = SearchOptions()) throws -> SearchResult {
        try checkPositions(query, ranking: options.ranking)
        if options.order.isByDate { return try searchByDate(query, options) }
        if !options.filters.isEmpty { return try searchFiltered(query, options) }
        if options.followsFTS5, options.ranking == Ranking(BM25(.fts5)), FTS5Walk.isNeeded(for: query) {
            return try searchAsFTS5(query, options)
        }
        var top = TopDocuments(limit: rankedLimit(options), countsAll: options.countsMatches)
        if options.algorithm == nil, let formula = options.ranking.prunedFormula, let flat = FlatQuery(query), hasRoom(for: flat) {
            return try arenas.withArena { arena in
                let evaluation = try FlatEvaluation(
                    flat, reader: reader, formula: formula, expansionLimit: expansionLimit, without: options.without, arena: arena)
                try evaluation.rank(into: &top)
                let hits = top.takeRanked()
                var matchCount = hits.count
                if options.countsMatches { matchCount = flat.isUnion ? try evaluation.count() : top.matchCount }
                return SearchResult(
                    hits: Self.page(of: hits, options), matchCount: matchCount, algorithm: evaluation.algorithm,
                    leafWeights: evaluation.weights,
                    expansions: evaluation.expansions)
            }
        }
        let weighted = try weigh(query, ranking: options.ranking)
        let algorithm = options.algorithm ?? QueryPlanner.algorithm(for: query, ranking: options.ranking)
        try evaluate(weighted, by: algorithm, into: &top)
        let hits = top.takeRanked()
        return SearchResult(
            hits: Self.page(of: hits, options), matchCount: options.countsMatches ? top.matchCount : hits.count, algorithm: algorithm,
            leafWeights: weighted.scoringLeafWeights, expansions: weighted.expansions)
    }

    /// Whether the bounds of an OR may take the memory that they would; thousands of words in millions of documents are evaluated without.
    private func hasRoom(for query: FlatQuery) -> Bool {
        guard query.isUnion, query.leaves.count > 1 else { return true }
        let ranges = reader.segments.reduce(0) { max($0, PostingsLayout.rangeCount(docCount: $1.docCount)) }
        return query.leaves.count * ranges <= mostBounds
    }

    /// The number of live documents that match `query`. One term is a matter of statistics; nothing is scored.
    /// - Parameters:
    ///   - followsFTS5: as in `SearchOptions`.
    ///   - without: techniques to do without; the answer is the same.
    public func count(_ query: Query, followsFTS5: Bool = false, without: EvaluationTechniques = []) throws -> Int {
        try checkPositions(query, ranking: nil)
        if followsFTS5, FTS5Walk.isNeededForMatches(of: query) {
            return try searchAsFTS5(query, SearchOptions(limit: 0, formula: BM25(.fts5))).matchCount
        }
        if case .phrase(let phrase) = query, FlatQuery.isPlain(phrase) { return try reader.termStatistics(phrase.terms[0]).docFreq }
        if let flat = FlatQuery(query) {
            return try arenas.withArena {
                try FlatEvaluation(
                    flat, reader: reader, formula: nil, expansionLimit: expansionLimit, without: without, arena: $0
                ).count()
            }
        }
        var counter = MatchCounter()
        try evaluate(try weigh(query, ranking: nil), by: QueryPlanner.algorithm(for: query), into: &counter)
        return counter.count
    }

    package func weigh(_ query: Query, ranking: Ranking?) throws -> WeightedQuery {
        try checkPositions(query, ranking: ranking)
        var weigher = QueryWeigher(reader, expansionLimit: expansionLimit)
        let scoresPhrasesByWord =
            if case .ingredients(let ingredients) = ranking?.model { ingredients.phrases == .wordByWord } else { false }
        return try weigher.weigh(try QueryTree(query, scoresPhrasesByWord: scoresPhrasesByWord), ranking: ranking)
    }

    func evaluate<Collector: MatchCollector>(
        _ query: WeightedQuery, by algorithm: EvaluationAlgorithm, into collector: inout Collector
    ) throws {
        switch algorithm {
        case .nothing: return
        case .exhaustive: try walk(query, ExhaustiveEvaluator.self, into: &collector)
        // Any query is a tree: what the other algorithms are checked against on whole corpora.
        case .boolean, .union, .intersection, .fts5: try walk(query, BooleanEvaluator.self, into: &collector)
        }
    }

    private func walk<Evaluator: SegmentEvaluator, Collector: MatchCollector>(
        _ query: WeightedQuery, _ type: Evaluator.Type, into collector: inout Collector
    ) throws {
        for index in reader.segments.indices {
            try Task.checkCancellation()
            let scorer = try SegmentScorer(query, segment: index, of: reader)
            var evaluator = try Evaluator(query, sources: query.sources[index], scorer: scorer)
            try evaluator.run(into: &collector)
        }
    }
}
