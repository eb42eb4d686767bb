/// Measures of a run, per query and over all.
package struct EffectivenessReport: Sendable, Equatable {
    /// The measures' names, in the order of all values below.
    package let measureNames: [String]
    /// How the values of each measure are combined.
    package let aggregations: [MeasureAggregation]
    /// The queries that the means are over, in the qrels' order.
    package let queryIDs: [String]
    /// `values[q][m]` is measure m for `queryIDs[q]`.
    package let values: [[Double]]
    /// Queries with judgments.
    package let judgedCount: Int
    /// Judged queries for which the run holds nothing, in the qrels' order.
    package let missingQueryIDs: [String]
    /// Queries of the run without judgments; they are never counted.
    package let unjudgedCount: Int
    /// How many of the documents retrieved were judged.
    package let coverage: JudgmentCoverage

    /// Judged queries for which the run holds nothing.
    package var missingCount: Int { missingQueryIDs.count }

    /// Judged queries for which the run holds at least one document.
    package var answeredCount: Int { judgedCount - missingCount }

    /// Evaluates `run` against `qrels`.
    /// - Complexity: O(n log n) in the run's entries.
    package init(run: Run, qrels: Qrels, measures: [any Measure], missing: MissingQueries = .leftOut) {
        var queryIDs: [String] = []
        var values: [[Double]] = []
        var coverage = JudgmentCoverage()
        for (queryID, ranking) in JudgedRanking.all(run: run, qrels: qrels, missing: missing) {
            queryIDs.append(queryID)
            values.append(measures.map { $0.value(ranking) })
            coverage.add(ranking)
        }
        measureNames = measures.map(\.name)
        aggregations = measures.map(\.aggregation)
        self.queryIDs = queryIDs
        self.values = values
        self.coverage = coverage
        judgedCount = qrels.queryIDs.count
        missingQueryIDs = qrels.queryIDs.filter { run[$0]?.isEmpty ?? true }
        unjudgedCount = run.queryIDs.count { qrels[$0] == nil }
    }

    /// Each measure over `queryIDs`, the mean or whatever combines its values; nil when there are no queries.
    package var overall: [Double]? {
        guard !values.isEmpty else { return nil }
        return measureNames.indices.compactMap { measure in aggregations[measure].combined(values.map { $0[measure] }) }
    }
}

/// What happens to judged queries that a run does not answer.
package enum MissingQueries: Sendable, Equatable {
    /// They are left out of the mean, as trec_eval does by default.
    case leftOut
    /// They count as 0, as with trec_eval's `-c`: the same queries for every run.
    case countedAsZero
}
