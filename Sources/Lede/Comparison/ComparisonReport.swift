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
    /// One a backend; without entries unless they were asked for.
    public let runs: [Run]
    /// One a backend, all over the same queries; nil without judgments.
    public let effectiveness: [EffectivenessReport]?

    public init(
        backendNames: [String], depth: Int, queries: [QueryComparison], failures: [QueryFailure] = [], runs: [Run] = [],
        effectiveness: [EffectivenessReport]? = nil
    ) {
        self.backendNames = backendNames
        self.depth = depth
        self.queries = queries
        self.failures = failures
        self.runs = runs
        self.effectiveness = effectiveness
    }

    /// `agreements[i]` is between the baseline and backend i + 1.
    public var agreements: [AgreementSummary] {
        backendNames.indices.dropFirst().map { AgreementSummary(queries, other: $0) }
    }

    /// For each backend the percentiles over the queries of each query's median time; nil without queries.
    public var latencies: [LatencySummary?] {
        backendNames.indices.map { index in LatencySummary(queries.compactMap { $0.answers[index].medianTime }) }
    }

    /// Queries to which each backend has an answer.
    public var answeredCounts: [Int] {
        backendNames.indices.map { index in queries.count { $0.answers[index].isAnswer } }
    }
}
