import LedeBackends
import Foundation
import LedeInvertedIndex
import LedeRankingBackends
import LedeRetrieval
import LedeRetrievalEvaluation
import Synchronization

/// Chooses BM25's parameters by cross-validation on judged queries (Stone, Journal of the Royal Statistical Society B 36(2), 1974).
///
/// The queries are dealt into folds. For each fold the setting with the highest mean over the queries of all *other* folds is chosen, and
/// the fold's queries are measured by it; so every query is measured by a setting that has not seen it, and these values are set against
/// the baseline's. What is recommended in the end is the choice of all queries.
package struct Tuner: Sendable {
    package let reader: IndexReader
    /// What is chosen from.
    package var grid: TuningGrid
    /// What is to improve.
    package var measure: any Measure = NDCG(cutoff: 10)
    /// Number of folds, at least 2.
    package var foldCount = 5
    /// For folds, random assignments and samples.
    package var seed: UInt64 = 1
    /// Whether articles with the query's own id do not count as answers, as in a BEIR collection.
    package var dropsQueries = false
    /// Threads that rank, at least 1; the report is the same for any number.
    package var threads = ProcessInfo.processInfo.activeProcessorCount

    package init(reader: IndexReader, grid: TuningGrid) {
        self.reader = reader
        self.grid = grid
    }

    /// - Parameters:
    ///   - queries: those that are judged count; of a repeated id the first.
    ///   - baseline: what the tuned ranking is compared with. Among equally good settings the nearest to it is chosen.
    ///   - progress: called from any thread.
    /// - Throws: `TuningError`, `BackendFailure` if the baseline cannot answer, `IndexFileError`, `CancellationError`.
    /// - Precondition: there are at least two folds.
    /// - Complexity: at most `TuningReport.largestSettingCount` rankings of each query, no deeper than the measure looks.
    package func tune(
        _ queries: [BackendQuery], judgments: Qrels, against baseline: any RankingBackend,
        progress: @escaping @Sendable (TuningProgress) -> Void = { _ in }
    ) async throws -> TuningReport {
        precondition(foldCount >= 2)
        guard measure.aggregation == .mean else { throw TuningError.isCount(measure: measure.name) }
        var ids: Set<String> = []
        let asked = queries.filter { ids.insert($0.id).inserted }
        let judged = asked.filter { judgments[$0.id] != nil }
        guard judged.count >= foldCount else { throw TuningError.tooFewQueries(count: judged.count, folds: foldCount) }

        let prepared = try judged.map {
            try JudgedQuery(
                $0, judgments: judgments[$0.id] ?? [:], aspects: judgments.aspects(of: $0.id), dropping: dropsQueries ? $0.id : nil,
                reader: reader)
        }
        let baselineRanking = (baseline as? LedeBackend).flatMap { $0.feedback == nil ? $0.ranking : nil }
        let reference = grid.reference(for: baselineRanking)
        let folds = QueryFolds(judged.map(\.id), count: foldCount, seed: seed)
        let search = GridSearch(grid, reference: reference)
        let largestCount = search.largestCount(searches: foldCount + 1)

        let rankingCount = Atomic(0)
        let report: @Sendable () -> Void = {
            progress(
                TuningProgress(rankingCount: rankingCount.add(1, ordering: .relaxed).newValue, largestCount: largestCount * judged.count))
        }
        let base = try self.values(judged, judgments, of: dropsQueries ? QueryDroppingBackend(baseline) : baseline)
        let searcher = Searcher(reader: reader)
        let outcome = try await CrossValidation(search, reference: reference, folds: folds).run { points in
            try await values(prepared, under: points.map { grid.setting($0).ranking }, by: searcher, report)
        }
        return self.report(
            outcome, folds, judged.map(\.id), base.values, baseline: baseline.name,
            isBaseline: baselineRanking == grid.setting(outcome.recommended).ranking, largestCount: largestCount,
            counts: (
                notAsked: judgments.queryIDs.count - judged.count, unjudged: asked.count - judged.count,
                hopeless: judged.count { query in !(judgments[query.id] ?? [:]).values.contains { $0 > 0 } }, unanswered: base.unanswered
            ))
    }

    /// The baseline's values, from runs as deep as `Comparer`'s.
    private func values(
        _ queries: [BackendQuery], _ judgments: Qrels, of baseline: any RankingBackend
    ) throws -> (values: [Double], unanswered: Int) {
        var unanswered = 0
        let values = try queries.map { query in
            try Task.checkCancellation()
            let articles: [RankedArticle]
            do {
                articles = try baseline.best(Comparer.runDepth, for: query)
            } catch let error as CancellationError {
                throw error
            } catch {
                throw BackendFailure(backendName: baseline.name, reason: "query \(query.id): \(error)")
            }
            if articles.isEmpty { unanswered += 1 }
            let entries = articles.map { RunEntry(docno: $0.id, score: $0.score) }
            return measure.value(
                JudgedRanking(entries: entries, judgments: judgments[query.id] ?? [:], aspects: judgments.aspects(of: query.id)))
        }
        return (values, unanswered)
    }

    /// `result[r][q]` is the value of query q under ranking r. Queries are dealt to the threads in turn.
    private func values(
        _ queries: [JudgedQuery], under rankings: [Ranking], by searcher: Searcher, _ report: @escaping @Sendable () -> Void
    ) async throws -> [[Double]] {
        let workers = min(max(threads, 1), queries.count)
        var values = [[Double]](repeating: [Double](repeating: 0, count: queries.count), count: rankings.count)
        try await withThrowingTaskGroup(of: (worker: Int, columns: [[Double]]).self) { group in
            for worker in 0..<workers {
                group.addTask {
                    let own = stride(from: worker, to: queries.count, by: workers)
                    let columns = try own.map { query in
                        try rankings.map { ranking in
                            try Task.checkCancellation()
                            let value = try queries[query].value(of: measure, under: ranking, by: searcher)
                            report()
                            return value
                        }
                    }
                    return (worker, columns)
                }
            }
            for try await (worker, columns) in group {
                for (place, column) in columns.enumerated() {
                    for ranking in rankings.indices { values[ranking][worker + place * workers] = column[ranking] }
                }
            }
        }
        return values
    }

    private func report(
        _ outcome: CrossValidation.Outcome, _ folds: QueryFolds, _ queryIDs: [String], _ baselineValues: [Double], baseline: String,
        isBaseline: Bool,
        largestCount: Int, counts: (notAsked: Int, unjudged: Int, hopeless: Int, unanswered: Int)
    ) -> TuningReport {
        let rows = outcome.chosen.map { outcome.values[$0] ?? [] }
        let heldOutValues = queryIDs.indices.map { rows[folds.assignment[$0]][$0] }
        let trainingValues = queryIDs.indices.map { query in
            rows.indices.reduce(0) { $0 + (folds.assignment[query] == $1 ? 0 : rows[$1][query]) } / Double(folds.count - 1)
        }
        let differences = PairedDifferences(queryIDs: queryIDs, values: zip(heldOutValues, baselineValues).map { $0 - $1 })
        let everything = Array(queryIDs.indices)
        return TuningReport(
            measureName: measure.name, baselineName: baseline, seed: seed, grid: grid, settingCount: outcome.values.count,
            largestSettingCount: largestCount, queryIDs: queryIDs, queryFolds: folds.assignment, baselineValues: baselineValues,
            heldOutValues: heldOutValues,
            folds: outcome.chosen.enumerated().map { fold, point in
                let members = folds.members(fold)
                return TuningFold(
                    queryIDs: members.map { queryIDs[$0] }, setting: grid.setting(point),
                    trainingMean: CrossValidation.mean(rows[fold], over: folds.others(fold)),
                    heldOutMean: CrossValidation.mean(rows[fold], over: members),
                    baselineMean: CrossValidation.mean(baselineValues, over: members))
            },
            notAskedCount: counts.notAsked, unjudgedCount: counts.unjudged, hopelessCount: counts.hopeless,
            unansweredCount: counts.unanswered,
            trainingMean: CrossValidation.mean(trainingValues, over: everything), recommended: grid.setting(outcome.recommended),
            recommendedMean: CrossValidation.mean(outcome.values[outcome.recommended] ?? [], over: everything),
            isRecommendedBaseline: isBaseline,
            openEnds: grid.openEnds(of: outcome.recommended), differences: differences,
            randomization: RandomizationTest(differences, seed: seed), interval: BootstrapInterval(differences, seed: seed))
    }
}

/// How far tuning is.
package struct TuningProgress: Sendable, Equatable {
    /// Queries ranked and measured, one for each setting.
    package var rankingCount: Int
    /// The most there can be; if folds choose alike, there are fewer.
    package var largestCount: Int
}

/// A reason why nothing can be tuned.
package enum TuningError: Error, Sendable, Equatable, CustomStringConvertible {
    /// There are fewer judged queries than folds.
    case tooFewQueries(count: Int, folds: Int)
    /// The measure is a count, which no ranking improves, or has no mean.
    case isCount(measure: String)

    package var description: String {
        switch self {
        case .tooFewQueries(let count, let folds):
            "\(folds) folds need at least \(folds) queries that are judged; there \(count == 1 ? "is" : "are") \(count)"
        case .isCount(let measure): "\(measure) is a count or has no mean; parameters are chosen by a measure with a mean"
        }
    }
}
