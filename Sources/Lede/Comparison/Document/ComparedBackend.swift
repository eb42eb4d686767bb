/// A backend in a comparison, with what holds over all queries.
public struct ComparedBackend: Codable, Sendable, Equatable {
    /// The spec as it was typed.
    public var name: String
    /// What ranks, in words.
    public var summary: String
    /// Queries to which it has an answer.
    public var answered: Int
    /// Over the queries' median times; nil without measurements.
    public var seconds: ComparedTimes?
    /// The means of its measures, of counts sums; nil without judgments.
    public var measures: [String: Double]?
    /// Queries that the means are over, and those of them without an answer, which count as 0.
    public var judged: Int?
    public var missing: Int?
    /// All files of its index, in bytes.
    public var bytes: Int?
    public var indexBytes: Int?
    public var storedBytes: Int?
    /// By structure, in bytes.
    public var structures: [ComparedStructure]
    public var buildSeconds: Double?
    /// What the seconds cover, in words.
    public var buildScope: String
}

/// A structure of an index, and its bytes.
public struct ComparedStructure: Codable, Sendable, Equatable {
    public var name: String
    public var bytes: Int
}

/// Percentiles of times, in seconds.
public struct ComparedTimes: Codable, Sendable, Equatable {
    public var p50: Double
    public var p95: Double
    public var p99: Double
    /// Measurements, or queries, that they are over.
    public var count: Int

    public init(_ summary: LatencySummary) {
        p50 = summary.p50 / .seconds(1)
        p95 = summary.p95 / .seconds(1)
        p99 = summary.p99 / .seconds(1)
        count = summary.count
    }
}
