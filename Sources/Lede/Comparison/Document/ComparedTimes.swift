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
