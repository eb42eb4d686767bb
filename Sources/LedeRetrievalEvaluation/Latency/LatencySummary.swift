/// Percentiles of measured times, by nearest rank: the smallest time that at least that share of the measurements does not exceed.
package struct LatencySummary: Sendable, Equatable {
    package let count: Int
    package let p50: Duration
    package let p95: Duration
    package let p99: Duration

    /// Nil without measurements.
    /// - Complexity: O(n log n)
    package init?(_ times: [Duration]) {
        guard !times.isEmpty else { return nil }
        let sorted = times.sorted()
        count = sorted.count
        p50 = Self.percentile(50, of: sorted)
        p95 = Self.percentile(95, of: sorted)
        p99 = Self.percentile(99, of: sorted)
    }

    private static func percentile(_ percent: Int, of sorted: [Duration]) -> Duration { sorted[rank(percent, of: sorted.count) - 1] }

    /// ⌈percent/100 · count⌉, at least 1; in whole numbers so that no rounding shifts it.
    static func rank(_ percent: Int, of count: Int) -> Int { max((percent * count + 99) / 100, 1) }
}
