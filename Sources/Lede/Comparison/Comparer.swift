import RankingBackends
import Retrieval
import RetrievalEvaluation

/// Puts queries to several backends over one index and compares what comes back.
public struct Comparer: Sendable {
    /// Ranks kept of each answer for runs and measures, as is usual at TREC.
    public static let runDepth = 1_000

    /// At least one; the first is the baseline.
    public let backends: [any RankingBackend]
    /// Articles ranked, listed and compared, at least 1.
    public var depth = 10
    /// Times that each backend is measured, after one run that warms up.
    public var rounds = 5
    /// Whether the measures of each backend are tested against those of each other one, not only of the baseline.
    public var allPairs = false
    /// No further round begins after this much measuring of one query; the first is always whole.
    public var budget = Duration.seconds(2)

    /// - Precondition: there is a backend.
    public init(_ backends: [any RankingBackend]) {
        precondition(!backends.isEmpty)
        self.backends = backends
    }

    /// Compares on one query.
    /// - Throws: `BackendFailure`, `CancellationError`.
    public func compare(_ query: BackendQuery) throws -> QueryComparison {
        var answers: [BackendAnswer] = []
        for backend in backends {
            try Task.checkCancellation()
            answers.append(
                try ask(backend) {
                    BackendAnswer(
                        matchCount: try backend.count(query), articles: try backend.rank(query, limit: depth), times: [])
                })
        }
        try measure(query, &answers)
        return QueryComparison(id: query.id, text: query.text, answers: answers, depth: depth)
    }

    /// Measures in turns (A B, B A, A B …), so that whatever slows the machine meets all backends alike.
    private func measure(_ query: BackendQuery, _ answers: inout [BackendAnswer]) throws {
        let clock = ContinuousClock()
        let start = clock.now
        for round in 0..<rounds {
            if round > 0, clock.now - start > budget { return }
            for turn in backends.indices {
                try Task.checkCancellation()
                let index = round.isMultiple(of: 2) ? turn : backends.count - 1 - turn
                let backend = backends[index]
                guard backend.isTimed else { continue }
                answers[index].times.append(try ask(backend) { try clock.measure { _ = try backend.rank(query, limit: depth) } })
            }
        }
    }

    /// Compares on a set of queries. A query that a backend cannot answer is left out of the figures and reported.
    ///
    /// Where the task is cancelled, the report is over the queries that were done by then and says that it is partial.
    ///
    /// - Parameters:
    ///   - judgments: the measures are over the queries asked that are judged; one without an answer counts as 0.
    ///   - keepsRuns: keeps each answer down to `runDepth`; judgments need that and have it anyway.
    ///   - attributor: where given, says why articles at the first ranks moved.
    ///   - seed: of everything that is drawn at random.
    ///   - progress: called after each query.
    /// - Throws: `CancellationError` where the task is cancelled before any query is done.
    public func compare(
        _ queries: [BackendQuery], judgments: Qrels? = nil, measures: [any Measure] = MeasureCatalog.standard,
        keepsRuns: Bool = false, attributor: RankAttributor? = nil, seed: UInt64 = 1, progress: (ComparisonProgress) -> Void = { _ in }
    ) throws -> ComparisonReport {
        let start = ContinuousClock.now
        var isPartial = false
        var comparisons: [QueryComparison] = []
        var failures: [QueryFailure] = []
        var runs = backends.runTags.map { Run(tag: $0) }
        for (number, query) in queries.enumerated() {
            do {
                try Task.checkCancellation()
                var comparison = try compare(query)
                if let attributor { comparison.attributions = try attributions(query, comparison, attributor) }
                let rankings =
                    keepsRuns || judgments != nil
                    ? try backends.map { try rank($0, query, max(Self.runDepth, depth)) }
                    : comparison.answers.map { $0.articles.map { RunEntry(docno: $0.id, score: $0.score) } }
                for index in runs.indices { runs[index][query.id] = rankings[index] }
                comparisons.append(comparison)
            } catch let failure as BackendFailure {
                failures.append(QueryFailure(queryID: query.id, failure: failure))
            } catch let error as CancellationError {
                guard !comparisons.isEmpty else { throw error }
                isPartial = true
                break
            }
            progress(ComparisonProgress(done: number + 1, count: queries.count, elapsed: ContinuousClock.now - start))
        }
        let asked = Set(comparisons.map(\.id))
        let judged = judgments?.filtered { asked.contains($0) }
        let evaluation = EvaluationReport(
            runs: runs, qrels: judged, measures: measures, missing: .countedAsZero, withTies: judged != nil, allPairs: allPairs,
            agreementDepth: depth, seed: seed)
        return ComparisonReport(
            backendNames: backends.map(\.name), depth: depth, queries: comparisons, failures: failures, runs: runs, evaluation: evaluation,
            allPairs: allPairs,
            notAskedCount: (judgments?.queryIDs.count ?? 0) - (judged?.queryIDs.count ?? 0), isPartial: isPartial)
    }

    /// Of the articles that the baseline or the other backend lists, those of equal rank in both left out.
    private func attributions(_ query: BackendQuery, _ comparison: QueryComparison, _ attributor: RankAttributor) throws
        -> [[RankAttribution]]
    {
        try backends.indices.dropFirst().map { other in
            let lists = [comparison.answers[0], comparison.answers[other]].map { $0.articles.map(\.id) }
            var ids: [String] = []
            for (rank, id) in lists[1].enumerated() where !(rank < lists[0].count && lists[0][rank] == id) { ids.append(id) }
            let listed = Set(lists[1])
            ids += lists[0].filter { !listed.contains($0) }
            guard !ids.isEmpty else { return [] }
            return try ask(backends[other]) { try attributor.attributions(of: ids, query: query, from: backends[0], to: backends[other]) }
        }
    }

    private func rank(_ backend: any RankingBackend, _ query: BackendQuery, _ limit: Int) throws -> [RunEntry] {
        try Task.checkCancellation()
        return try ask(backend) { try backend.rank(query, limit: limit).map { RunEntry(docno: $0.id, score: $0.score) } }
    }

    /// Gives an error the name of the backend that it comes from.
    private func ask<T>(_ backend: any RankingBackend, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as CancellationError {
            throw error
        } catch {
            throw BackendFailure(backendName: backend.name, reason: String(describing: error))
        }
    }
}
