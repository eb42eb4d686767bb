import InvertedIndex

/// Answers queries over a snapshot of an index. Any number of tasks may share one.
///
/// Long evaluations end with `CancellationError` when the task that runs them is cancelled. Damage met in the index's files is thrown as
/// `IndexFileError`, a tree that is too deep as `QueryError`.
public struct Searcher: Sendable {
    public let reader: IndexReader

    public init(reader: IndexReader) { self.reader = reader }

    /// The best documents for `query`, and how many match.
    public func search(_ query: Query, options: SearchOptions = SearchOptions()) throws -> SearchResult {
        let weighted = try weigh(query, formula: options.formula)
        let algorithm = options.algorithm ?? QueryPlanner.algorithm(for: weighted)
        // A heap never needs room for more than there is.
        var collector = TopDocuments(limit: min(options.limit, reader.statistics.documentCount))
        try evaluate(weighted, by: algorithm, into: &collector)
        return SearchResult(
            hits: collector.ranked(), matchCount: collector.matchCount, algorithm: algorithm, leafWeights: weighted.scoringLeafWeights)
    }

    /// The number of live documents that match `query`. One term is a matter of statistics; nothing is scored.
    public func count(_ query: Query) throws -> Int {
        if case .phrase(let phrase) = query, let term = phrase.terms.first, PhraseShape(phrase).isPlainTerm {
            return try reader.termStatistics(term).docFreq
        }
        let weighted = try weigh(query, formula: nil)
        var collector = MatchCounter()
        try evaluate(weighted, by: QueryPlanner.algorithm(for: weighted), into: &collector)
        return collector.count
    }

    func weigh(_ query: Query, formula: BM25?) throws -> WeightedQuery {
        var weigher = QueryWeigher(reader)
        return try weigher.weigh(try QueryTree(query), formula: formula)
    }

    private func evaluate<Collector: MatchCollector>(
        _ query: WeightedQuery, by algorithm: EvaluationAlgorithm, into collector: inout Collector
    ) throws {
        for index in reader.segments.indices {
            try Task.checkCancellation()
            let scorer = SegmentScorer(query, segment: reader.segments[index], base: reader.docBases[index])
            let sources = query.sources[index]
            switch algorithm {
            case .nothing: return
            case .term: try run(TermEvaluator(query, sources: sources, scorer: scorer), into: &collector)
            case .conjunction: try run(ConjunctionEvaluator(query, sources: sources, scorer: scorer), into: &collector)
            case .disjunction: try run(DisjunctionEvaluator(query, sources: sources, scorer: scorer), into: &collector)
            case .boolean: try run(BooleanEvaluator(query, sources: sources, scorer: scorer), into: &collector)
            case .exhaustive: try run(ExhaustiveEvaluator(query, sources: sources, scorer: scorer), into: &collector)
            }
        }
    }

    private func run<Evaluator: SegmentEvaluator, Collector: MatchCollector>(
        _ evaluator: Evaluator, into collector: inout Collector
    ) throws {
        var evaluator = evaluator
        try evaluator.run(into: &collector)
    }
}
