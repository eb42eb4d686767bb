/// Measures of a run, per query and averaged.
public struct EffectivenessReport: Sendable, Equatable {
    /// The measures' names, in the order of all values below.
    public let measureNames: [String]
    /// The queries that the means are over, in the qrels' order.
    public let queryIDs: [String]
    /// `values[q][m]` is measure m for `queryIDs[q]`.
    public let values: [[Double]]
    /// Queries with judgments.
    public let judgedCount: Int
    /// Judged queries for which the run holds at least one document.
    public let answeredCount: Int
    /// Queries of the run without judgments; they count nowhere.
    public let unjudgedCount: Int

    /// Judged queries for which the run holds nothing.
    public var missingCount: Int { judgedCount - answeredCount }

    /// Evaluates `run` against `qrels`.
    /// - Complexity: O(n log n) in the run's entries.
    public init(run: Run, qrels: Qrels, measures: [any Measure], missing: MissingQueries = .leftOut) {
        var queryIDs: [String] = []
        var values: [[Double]] = []
        var answered = 0
        for queryID in qrels.queryIDs {
            let entries = run[queryID] ?? []
            if !entries.isEmpty { answered += 1 }
            if entries.isEmpty, missing == .leftOut { continue }
            let ranking = JudgedRanking(entries: entries, judgments: qrels[queryID] ?? [:])
            queryIDs.append(queryID)
            values.append(measures.map { $0.value(ranking) })
        }
        measureNames = measures.map(\.name)
        self.queryIDs = queryIDs
        self.values = values
        judgedCount = qrels.queryIDs.count
        answeredCount = answered
        unjudgedCount = run.queryIDs.count { qrels[$0] == nil }
    }

    /// The mean of each measure over `queryIDs`; nil when there are none.
    public var means: [Double]? {
        guard !values.isEmpty else { return nil }
        return measureNames.indices.map { measure in
            values.reduce(0) { $0 + $1[measure] } / Double(values.count)
        }
    }
}
