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
