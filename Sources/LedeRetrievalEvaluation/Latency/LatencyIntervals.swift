/// Confidence intervals of the percentiles that `LatencySummary` gives, by the percentile bootstrap over the measurements, without
/// sampling.
///
/// A sample of n drawn from n sorted times with repetition has its r-th smallest among the first i of them with the probability that at
/// least r of n draws fall there, P(B(n, i/n) ≥ r) = I_{i/n}(r, n − r + 1) (Efron, The Jackknife, the Bootstrap and Other Resampling Plans,
/// 1982, 10.3). So the bounds are those of infinitely many samples: measured times, the same on every machine. If a percentile is near the
/// largest of few times, nothing above that is known, and the interval ends there.
package struct LatencyIntervals: Sendable, Equatable {
    package let p50: ClosedRange<Duration>
    package let p95: ClosedRange<Duration>
    package let p99: ClosedRange<Duration>
    /// The share of samples between the bounds, such as 0.95.
    package let level: Double

    /// Nil without measurements.
    /// - Precondition: 0 < `level` < 1.
    /// - Complexity: O(n log n)
    package init?(_ times: [Duration], level: Double = 0.95) {
        precondition(level > 0 && level < 1)
        guard !times.isEmpty else { return nil }
        let sorted = times.sorted()
        self.level = level
        p50 = Self.interval(LatencySummary.rank(50, of: sorted.count), of: sorted, level)
        p95 = Self.interval(LatencySummary.rank(95, of: sorted.count), of: sorted, level)
        p99 = Self.interval(LatencySummary.rank(99, of: sorted.count), of: sorted, level)
    }

    private static func interval(_ rank: Int, of sorted: [Duration], _ level: Double) -> ClosedRange<Duration> {
        let lower = quantile((1 - level) / 2, ofRank: rank, count: sorted.count)
        let upper = quantile((1 + level) / 2, ofRank: rank, count: sorted.count)
        return sorted[lower - 1]...sorted[max(lower, upper) - 1]
    }

    /// The smallest place, from 1, that the `rank`-th smallest of a sample does not exceed with at least that probability.
    private static func quantile(_ probability: Double, ofRank rank: Int, count: Int) -> Int {
        var places = 1..<count
        while let first = places.first {
            let middle = first + places.count / 2
            let share = IncompleteBeta.regularized(Double(middle) / Double(count), a: Double(rank), b: Double(count - rank + 1))
            places = share >= probability ? first..<middle : middle + 1..<places.upperBound
        }
        return places.lowerBound
    }
}
