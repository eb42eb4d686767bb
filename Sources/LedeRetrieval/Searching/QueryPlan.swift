import LedeInvertedIndex
import LedeQueryLanguage

/// How a query is answered: its normal form, looked up and weighed once, and the one of a few ways that fits it and what is wanted.
///
/// It works over a list of segments with the statistics of the whole, all that it sees of a reader, whether of one index or of several
/// joined. Valid as long as the arena that it was made with is not reset (`Searcher.withPlan`).
package final class QueryPlan {
    /// The ways, from the least work to the most.
    private enum Way {
        /// The query can match nothing.
        case nothing
        /// One word: its postings that can reach the threshold.
        case term(FlatEvaluation)
        /// An OR of leaves: ranges of documents that can reach the threshold.
        case union(FlatEvaluation)
        /// An AND of leaves, or one that is more than a word.
        case intersection(FlatEvaluation)
        /// Any tree, window by window.
        indirect case tree(WeightedQuery)
        /// As FTS5 goes through a tree.
        indirect case fts5(FTS5Evaluation)
        /// The oracle: never chosen.
        indirect case exhaustive(WeightedQuery)
    }

    /// What is asked besides the query.
    package struct Request {
        /// What the collector will take.
        var need: CollectorNeed
        /// Nil if nothing is scored.
        var ranking: Ranking?
        /// What matches must satisfy, all of it.
        var filters: [AttributeFilter]
        /// The documents that may be found, besides the filters; nil for all live ones.
        var documents: DocumentFilter?
        /// Whether FTS5's oddities are followed.
        var followsFTS5: Bool
        var without: EvaluationTechniques = []
        /// Set to force another way than the plan would take.
        var algorithm: EvaluationAlgorithm?

        package init(
            need: CollectorNeed, ranking: Ranking? = nil, filters: [AttributeFilter] = [], followsFTS5: Bool = false
        ) {
            self.need = need
            self.ranking = ranking
            self.filters = filters
            self.followsFTS5 = followsFTS5
        }
    }

    package let query: Query
    /// How matches are ranked; nil if nothing is scored.
    package let ranking: Ranking?
    package let reader: IndexReader
    private let way: Way
    private let filter: PinnedFilter?
    private let expansionLimit: Int
    private let arena: SearchArena

    init(_ query: Query, _ request: Request, searcher: Searcher, arena: SearchArena) throws {
        self.query = query
        reader = searcher.reader
        expansionLimit = searcher.expansionLimit
        self.arena = arena
        ranking = request.ranking
        let flat = request.algorithm == nil ? FlatQuery(query) : nil
        filter = try searcher.filter(for: request, conditions: flat?.conditions ?? [])
        var lookup = try LeafLookup(reader, ranking: request.ranking, expansionLimit: expansionLimit, arena: arena)
        way = try Self.way(query, flat, request, filter, searcher, &lookup)
    }

    private static func way(
        _ query: Query, _ flat: FlatQuery?, _ request: Request, _ filter: PinnedFilter?, _ searcher: Searcher, _ lookup: inout LeafLookup
    ) throws -> Way {
        let ranking = request.ranking
        switch request.algorithm {
        case nil: break
        case .nothing: return .nothing
        case .exhaustive: return .exhaustive(try weighted(query, ranking, &lookup))
        // Any query is a tree: what the other ways are checked against on whole corpora.
        case .boolean, .union, .intersection, .fts5: return .tree(try weighted(query, ranking, &lookup))
        }
        if request.followsFTS5, FTS5Walk.isNeeded(for: query, ranking: ranking) {
            return .fts5(try FTS5Evaluation(query, reader: searcher.reader, expansionLimit: searcher.expansionLimit))
        }
        switch query {
        case .none, .all([]), .any([]): return .nothing
        default: break
        }
        let formula = ranking?.prunedFormula
        guard let flat, ranking == nil || formula != nil, request.need != .scores || !flat.isUnion,
            request.need != .best || searcher.hasRoom(for: flat)
        else { return .tree(try weighted(query, ranking, &lookup)) }
        let evaluation = try FlatEvaluation(flat, formula: formula, filter: filter, without: request.without, lookup: &lookup)
        return evaluation.isTerm ? .term(evaluation) : flat.isUnion ? .union(evaluation) : .intersection(evaluation)
    }

    private static func weighted(_ query: Query, _ ranking: Ranking?, _ lookup: inout LeafLookup) throws -> WeightedQuery {
        let scoresPhrasesByWord =
            if case .ingredients(let ingredients) = ranking?.model { ingredients.phrases == .wordByWord } else { false }
        return try WeightedQuery(try QueryTree(query, scoresPhrasesByWord: scoresPhrasesByWord), ranking: ranking, lookup: &lookup)
    }

    /// How the query is evaluated.
    package var algorithm: EvaluationAlgorithm {
        switch way {
        case .nothing: .nothing
        case .term, .union: .union
        case .intersection: .intersection
        case .tree: .boolean
        case .fts5: .fts5
        case .exhaustive: .exhaustive
        }
    }

    /// What each of `Query.scoringLeaves` weighs.
    package var leafWeights: [Double] {
        switch way {
        case .nothing: []
        case .term(let evaluation), .union(let evaluation), .intersection(let evaluation):
            evaluation.scoringWeights
        case .tree(let query), .exhaustive(let query): query.scoringLeafWeights
        case .fts5(let evaluation): evaluation.weights
        }
    }

    /// What the words of patterns match, in the order they were looked for.
    var expansions: [ExpandedWord] {
        switch way {
        case .nothing: []
        case .term(let evaluation), .union(let evaluation), .intersection(let evaluation): evaluation.expansions
        case .tree(let query), .exhaustive(let query): query.expansions
        case .fts5(let evaluation): evaluation.expansions
        }
    }

    /// Whether `run(into:)` hands every match to a collector of the best that counts them.
    var countsInPassing: Bool {
        switch way {
        case .term, .union: false
        case .nothing, .intersection, .tree, .fts5, .exhaustive: true
        }
    }

    /// Offers `top` every document that can be among its best, in an order of its own, and every match if `countsInPassing`.
    func run(into top: inout TopDocuments) throws {
        switch way {
        case .term(let evaluation), .union(let evaluation), .intersection(let evaluation): try evaluation.rank(into: &top)
        default: try walk(into: &top)
        }
    }

    /// Hands every match to `collector`, with a score if it needs one.
    /// - Precondition: the plan was made for what the collector needs.
    func run<Collector: MatchCollector>(into collector: inout Collector) throws {
        switch way {
        case .term(let evaluation), .union(let evaluation), .intersection(let evaluation): try evaluation.collect(into: &collector)
        default: try walk(into: &collector)
        }
    }

    private func walk<Collector: MatchCollector>(into collector: inout Collector) throws {
        switch way {
        case .nothing, .term, .union, .intersection: return
        case .tree(let query): try walk(query, BooleanEvaluator.self, into: &collector)
        case .exhaustive(let query): try walk(query, ExhaustiveEvaluator.self, into: &collector)
        case .fts5(let evaluation): try evaluation.run(filter: filter?.filter, into: &collector)
        }
    }

    private func walk<Evaluator: SegmentEvaluator, Collector: MatchCollector>(
        _ query: WeightedQuery, _ type: Evaluator.Type, into collector: inout Collector
    ) throws {
        for index in reader.segments.indices {
            try Task.checkCancellation()
            let scorer = try SegmentScorer(query, segment: index, of: reader)
            var evaluator = try Evaluator(query, sources: query.sources[index], scorer: scorer, filter: filter?.filter.sets[index])
            try evaluator.run(into: &collector)
        }
    }

    /// The number of matches; nothing is scored.
    func count() throws -> Int {
        switch way {
        case .term(let evaluation), .union(let evaluation), .intersection(let evaluation): return try evaluation.count()
        default:
            var counter = MatchCounter()
            try walk(into: &counter)
            return counter.count
        }
    }

    /// How FTS5 goes through the query, if that is the way.
    package var fts5: FTS5Evaluation? { if case .fts5(let evaluation) = way { evaluation } else { nil } }

    /// The whole tree, looked up and weighed, for explaining a score, whatever the way.
    package func weighted() throws -> WeightedQuery {
        switch way {
        case .tree(let query), .exhaustive(let query): return query
        case .nothing, .term, .union, .intersection, .fts5:
            var lookup = try LeafLookup(reader, ranking: ranking, expansionLimit: expansionLimit, arena: arena)
            return try Self.weighted(query, ranking, &lookup)
        }
    }
}
