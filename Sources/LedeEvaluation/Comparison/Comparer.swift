import LedeBackends
import LedeRankingBackends
import LedeRetrievalEvaluation

/// Puts queries to several backends over one index and compares what comes back.
package struct Comparer: Sendable {
    /// Ranks kept of each answer for runs and measures, as usual at TREC.
    package static let runDepth = 1_000

    /// At least one; the first is the baseline.
    package let backends: [any RankingBackend]
    /// Articles ranked, listed and compared, at least 1.
    package var depth = 10
    /// How often each backend is measured, after one warm-up run.
    package var rounds = 5
    /// Whether the measures of each backend are tested against those of each other one, not only of the baseline.
    package var allPairs = false
    /// The name of the measure that decides; nil for none.
    package var primary: String?
    /// No further round begins after this much measuring of one query; the first is always whole.
    package var budget = Duration.seconds(2)

    /// - Precondition: there is a backend.
    package init(_ backends: [any RankingBackend]) {
        precondition(!backends.isEmpty)
        self.backends = backends
    }

    /// Compares on one query.
    /// - Throws: `BackendFailure`, `CancellationError`.
    package func compare(_ query: BackendQuery) throws -> ComparisonReport.Query { try answers(query).query }

    /// The backends' answers, and the median time of each; nil without rounds.
    private func answers(_ query: BackendQuery) throws -> (query: ComparisonReport.Query, medians: [Duration?]) {
        var answers: [ComparisonReport.Answer] = []
        for backend in backends {
            try Task.checkCancellation()
            answers.append(
                try ask(backend) {
                    let answer = try backend.retrieve(RetrievalRequest(query, limit: depth))
                    return ComparisonReport.Answer(
                        name: backend.name, matchCount: answer.matchCount, articles: try answer.hits.articles())
                })
        }
        for index in answers.indices.dropFirst() { answers[index].setMoves(against: answers[0]) }
        let times = try measure(query)
        for index in answers.indices { answers[index].seconds = MeasuredTimes(times[index]) }
        return (ComparisonReport.Query(query, answers: answers, depth: depth), times.map { LatencySummary($0)?.p50 })
    }

    /// Measures in turns (A B, B A, A B …), so that whatever slows the machine meets all backends alike.
    /// - Returns: for each backend the time of each round for ranking the best articles, without the warm-up run.
    private func measure(_ query: BackendQuery) throws -> [[Duration]] {
        let clock = ContinuousClock()
        let start = clock.now
        var times = backends.map { _ in [Duration]() }
        for round in 0..<rounds {
            if round > 0, clock.now - start > budget { break }
            for turn in backends.indices {
                try Task.checkCancellation()
                let index = round.isMultiple(of: 2) ? turn : backends.count - 1 - turn
                let backend = backends[index]
                guard backend.isTimed else { continue }
                times[index].append(try ask(backend) { try clock.measure { _ = try backend.best(depth, for: query) } })
            }
        }
        return times
    }

    /// Compares on a set of queries. A query that a backend cannot answer is left out of the figures and reported.
    ///
    /// If the task is cancelled, the report is over the queries done by then and says that it is partial.
    ///
    /// - Parameters:
    ///   - judgments: the measures are over the queries asked that are judged; one without an answer counts as 0.
    ///   - keepsRuns: keeps each answer down to `runDepth`; judgments need that and have it anyway.
    ///   - attributor: where given, says why articles at the first ranks moved.
    ///   - seed: of everything that is drawn at random.
    ///   - progress: called after each query.
    /// - Throws: `CancellationError` if the task is cancelled before any query is done.
    package func compare(
        _ queries: [BackendQuery], judgments: Qrels? = nil, measures: [any Measure] = MeasureCatalog.standard,
        keepsRuns: Bool = false, attributor: RankAttributor? = nil, seed: UInt64 = 1, progress: (ComparisonProgress) -> Void = { _ in }
    ) throws -> Comparison {
        let start = ContinuousClock.now
        var found = Answers(backends)
        for (number, query) in queries.enumerated() {
            do {
                try Task.checkCancellation()
                var (compared, medians) = try answers(query)
                let attributions = try attributor.map { try self.attributions(query, compared, $0) }
                if let attributions { compared.addCauses(attributions) }
                let rankings =
                    keepsRuns || judgments != nil
                    ? try backends.map { try rank($0, query, max(Self.runDepth, depth)) }
                    : compared.answers.map { $0.articles.map { RunEntry(docno: $0.id, score: $0.score) } }
                found.append(compared, medians, rankings, attributions)
            } catch let failure as BackendFailure {
                found.failures.append(ComparisonReport.Failure(id: query.id, backend: failure.backendName, reason: failure.reason))
            } catch let error as CancellationError {
                guard !found.queries.isEmpty else { throw error }
                found.isPartial = true
                break
            }
            progress(ComparisonProgress(done: number + 1, count: queries.count, elapsed: ContinuousClock.now - start))
        }
        return comparison(found, judgments, measures, seed: seed, isAttributed: attributor != nil)
    }

    /// What was answered so far.
    private struct Answers {
        var queries: [ComparisonReport.Query] = []
        /// For each backend the median times of the queries that it was timed on.
        var medians: [[Duration]]
        /// One per backend.
        var runs: [Run]
        /// One per backend except the baseline, over all queries.
        var attributions: [[RankAttribution]]
        var failures: [ComparisonReport.Failure] = []
        var isPartial = false

        init(_ backends: [any RankingBackend]) {
            medians = backends.map { _ in [] }
            runs = backends.runTags.map { Run(tag: $0) }
            attributions = backends.dropFirst().map { _ in [] }
        }

        mutating func append(
            _ query: ComparisonReport.Query, _ medians: [Duration?], _ rankings: [[RunEntry]], _ attributions: [[RankAttribution]]?
        ) {
            queries.append(query)
            for index in runs.indices {
                runs[index][query.id] = rankings[index]
                if let median = medians[index] { self.medians[index].append(median) }
            }
            for (index, added) in (attributions ?? []).enumerated() { self.attributions[index] += added }
        }
    }

    /// Measures the answers, and compares them.
    private func comparison(
        _ found: Answers, _ judgments: Qrels?, _ measures: [any Measure], seed: UInt64, isAttributed: Bool
    ) -> Comparison {
        let asked = Set(found.queries.map(\.id))
        let judged = judgments?.filtered { asked.contains($0) }
        let evaluation = EvaluationReport(
            runs: found.runs, qrels: judged, measures: measures, missing: .countedAsZero, withTies: judged != nil, allPairs: allPairs,
            agreementDepth: depth, seed: seed)
        var queries = found.queries
        for index in queries.indices { queries[index].addJudgments(judgments?[queries[index].id]) }
        for (backend, report) in (evaluation.effectiveness ?? []).enumerated() {
            let values = Dictionary(zip(report.queryIDs, report.values), uniquingKeysWith: { first, _ in first })
            for index in queries.indices { queries[index].answers[backend].measures = values[queries[index].id] ?? [] }
        }
        let names = backends.map(\.name)
        let report = ComparisonReport(
            depth: depth, isPartial: found.isPartial,
            backends: names.enumerated().map { index, name in
                ComparisonReport.Backend(
                    name: name, answered: queries.count { $0.answers[index].isAnswer },
                    seconds: MeasuredTimes(found.medians[index], withIntervals: true), effectiveness: evaluation.effectiveness?[index])
            },
            agreements: evaluation.agreements.enumerated().map { index, agreement in
                ComparisonReport.Agreement(
                    agreement, baseline: names[0], backend: names[index + 1], equalCounts: Self.equalCounts(queries, index + 1))
            },
            effectiveness: EffectivenessComparison(
                evaluation, names: names, primary: primary, allPairs: allPairs,
                notAsked: (judgments?.queryIDs.count ?? 0) - (judged?.queryIDs.count ?? 0)),
            causes: !isAttributed || queries.isEmpty
                ? []
                : found.attributions.enumerated().map { index, attributions in
                    ComparisonReport.Causes(queries, other: index + 1, name: names[index + 1], attributions: attributions)
                },
            queries: queries, failures: found.failures)
        return Comparison(report: report, runs: found.runs, evaluation: evaluation)
    }

    /// Share of the queries to which the baseline and backend `other` match equally many articles, of those where both can tell and one
    /// finds any; nil without such queries.
    private static func equalCounts(_ queries: [ComparisonReport.Query], _ other: Int) -> Double? {
        let counts = queries.compactMap { query -> Bool? in
            guard let first = query.answers[0].matchCount, let second = query.answers[other].matchCount, first + second > 0 else {
                return nil
            }
            return first == second
        }
        return counts.isEmpty ? nil : Double(counts.count { $0 }) / Double(counts.count)
    }

    /// For each other backend, why the articles that the two list at different ranks moved against the baseline.
    private func attributions(
        _ query: BackendQuery, _ compared: ComparisonReport.Query, _ attributor: RankAttributor
    ) throws -> [[RankAttribution]] {
        try backends.indices.dropFirst().map { other in
            let ids = compared.elsewhere(other)
            guard !ids.isEmpty else { return [] }
            return try ask(backends[other]) { try attributor.attributions(of: ids, query: query, from: backends[0], to: backends[other]) }
        }
    }

    private func rank(_ backend: any RankingBackend, _ query: BackendQuery, _ limit: Int) throws -> [RunEntry] {
        try Task.checkCancellation()
        return try ask(backend) { try backend.best(limit, for: query).map { RunEntry(docno: $0.id, score: $0.score) } }
    }

    /// Adds the name of the backend that an error comes from.
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

/// What a `Comparer` found over a set of queries.
package struct Comparison: Sendable {
    /// Everything that is printed and kept of it.
    package var report: ComparisonReport
    /// One per backend: the answers to the report's queries, as deep as was asked for.
    package let runs: [Run]
    /// The runs beside each other and, with judgments, measured; all over the same queries. The report has its figures; here are each
    /// query's.
    package let evaluation: EvaluationReport
}

/// A backend could not answer.
package struct BackendFailure: Error, Sendable, Equatable, CustomStringConvertible {
    package var backendName: String
    /// The backend's own error, in words.
    package var reason: String

    package init(backendName: String, reason: String) {
        self.backendName = backendName
        self.reason = reason
    }

    package var description: String { "\(backendName): \(reason)" }
}
