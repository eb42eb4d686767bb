import LedeRetrievalEvaluation

/// Percentiles of times, in seconds.
package struct MeasuredTimes: Codable, Sendable, Equatable {
    package var p50: Double
    package var p95: Double
    package var p99: Double
    /// The number of measurements, or queries.
    package var count: Int
    /// 95 % intervals of the percentiles, bootstrap over the measurements; nil if they were not computed, and for a single time.
    package var intervals: Intervals?

    /// Intervals of percentiles of times.
    package struct Intervals: Codable, Sendable, Equatable {
        package var p50: Interval
        package var p95: Interval
        package var p99: Interval
    }

    /// An interval of times, in seconds.
    package struct Interval: Codable, Sendable, Equatable {
        package var low: Double
        package var high: Double

        init(_ times: ClosedRange<Duration>) {
            low = times.lowerBound / .seconds(1)
            high = times.upperBound / .seconds(1)
        }
    }

    /// Nil without times.
    package init?(_ times: [Duration], withIntervals: Bool = false) {
        guard let summary = LatencySummary(times) else { return nil }
        p50 = summary.p50 / .seconds(1)
        p95 = summary.p95 / .seconds(1)
        p99 = summary.p99 / .seconds(1)
        count = summary.count
        guard withIntervals, times.count > 1 else { return }
        intervals = LatencyIntervals(times).map {
            Intervals(p50: Interval($0.p50), p95: Interval($0.p95), p99: Interval($0.p99))
        }
    }
}
