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
    /// Opening and answering from a cold page cache, and memory; nil where that was not measured.
    public var startup: BackendStartup?
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
    /// 95 % intervals of the percentiles, bootstrap over the measurements; nil where they were not computed, and of a single time.
    public var intervals: ComparedTimeIntervals?

    /// With intervals; nil without times.
    public init?(_ times: [Duration]) {
        guard let summary = LatencySummary(times) else { return nil }
        self.init(summary)
        intervals = times.count > 1 ? LatencyIntervals(times).map { ComparedTimeIntervals($0) } : nil
    }

    public init(_ summary: LatencySummary) {
        p50 = summary.p50 / .seconds(1)
        p95 = summary.p95 / .seconds(1)
        p99 = summary.p99 / .seconds(1)
        count = summary.count
    }
}

/// Intervals of percentiles of times, in seconds.
public struct ComparedTimeIntervals: Codable, Sendable, Equatable {
    public var p50: ComparedTimeInterval
    public var p95: ComparedTimeInterval
    public var p99: ComparedTimeInterval

    public init(_ intervals: LatencyIntervals) {
        p50 = ComparedTimeInterval(intervals.p50)
        p95 = ComparedTimeInterval(intervals.p95)
        p99 = ComparedTimeInterval(intervals.p99)
    }
}

/// An interval of times, in seconds.
public struct ComparedTimeInterval: Codable, Sendable, Equatable {
    public var low: Double
    public var high: Double

    public init(_ times: ClosedRange<Duration>) {
        low = times.lowerBound / .seconds(1)
        high = times.upperBound / .seconds(1)
    }
}
