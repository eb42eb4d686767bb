import RetrievalEvaluation

/// Several backends compared on a set of queries.
public struct ComparisonReport: Sendable {
    /// The first is the baseline.
    public let backendNames: [String]
    /// The cutoff of lists and agreement.
    public let depth: Int
    /// The queries that all backends answered, in their order.
    public let queries: [QueryComparison]
    public let failures: [QueryFailure]
    /// One a backend: the answers to these queries, as deep as was asked for.
    public let runs: [Run]
    /// The runs beside each other and, with judgments, measured; all over the same queries.
    public let evaluation: EvaluationReport
    /// Whether each backend's measures are tested against each other one's.
    public let allPairs: Bool
    /// Judged queries that were not among those asked.
    public let notAskedCount: Int
    /// Whether it ended before all queries were answered.
    public let isPartial: Bool

    public init(
        backendNames: [String], depth: Int, queries: [QueryComparison], failures: [QueryFailure] = [], runs: [Run],
        evaluation: EvaluationReport,
        allPairs: Bool = false, notAskedCount: Int = 0, isPartial: Bool = false
    ) {
        self.backendNames = backendNames
        self.depth = depth
        self.queries = queries
        self.failures = failures
        self.runs = runs
        self.evaluation = evaluation
        self.allPairs = allPairs
        self.notAskedCount = notAskedCount
        self.isPartial = isPartial
    }

    /// Share of the queries to which the baseline and backend `other` match equally many articles, of those where both tell and one finds
    /// any; nil without such queries.
    public func equalCounts(_ other: Int) -> Double? {
        let counts = queries.compactMap { query -> Bool? in
            guard let first = query.answers[0].matchCount, let second = query.answers[other].matchCount, first + second > 0 else {
                return nil
            }
            return first == second
        }
        return counts.isEmpty ? nil : Double(counts.count { $0 }) / Double(counts.count)
    }

    /// Why articles stand elsewhere under backend `other` than under the baseline, over all queries; empty where that was not asked for.
    public func attributions(_ other: Int) -> [RankAttribution] {
        queries.flatMap { $0.attributions.isEmpty ? [] : $0.attributions[other - 1] }
    }

    /// The queries whose lists under backend `other` have the least in common with the baseline's, the least first; those without a
    /// difference are left out.
    public func mostChanged(_ other: Int, limit: Int) -> [QueryComparison] {
        let changed = queries.enumerated().filter {
            $0.element.answers[0].articles.map(\.id) != $0.element.answers[other].articles.map(\.id)
        }
        return changed.sorted { one, two in
            let overlap = { (query: QueryComparison) in query.agreements[other - 1].rankBiasedOverlap.extrapolated }
            return (overlap(one.element), one.offset) < (overlap(two.element), two.offset)
        }.prefix(max(0, limit)).map(\.element)
    }

    /// For each backend the percentiles over the queries of each query's median time; nil without queries.
    public var latencies: [LatencySummary?] {
        backendNames.indices.map { LatencySummary(medianTimes($0)) }
    }

    /// The median of a backend's times for each query, in their order.
    public func medianTimes(_ backend: Int) -> [Duration] { queries.compactMap { $0.answers[backend].medianTime } }

    /// Queries to which each backend has an answer.
    public var answeredCounts: [Int] {
        backendNames.indices.map { index in queries.count { $0.answers[index].isAnswer } }
    }
}
