/// Percentiles of measured times, by nearest rank: the smallest time that at least that share of the measurements does not exceed.
public struct LatencySummary: Sendable, Equatable {
    public let count: Int
    public let p50: Duration
    public let p95: Duration
    public let p99: Duration

    /// Nil without measurements.
    /// - Complexity: O(n log n)
    public init?(_ times: [Duration]) {
        guard !times.isEmpty else { return nil }
        let sorted = times.sorted()
        count = sorted.count
        p50 = Self.percentile(50, of: sorted)
        p95 = Self.percentile(95, of: sorted)
        p99 = Self.percentile(99, of: sorted)
    }

    /// Rank ⌈percent/100 · n⌉ of the sorted times, in whole numbers so that no rounding shifts it.
    private static func percentile(_ percent: Int, of sorted: [Duration]) -> Duration {
        sorted[max((percent * sorted.count + 99) / 100, 1) - 1]
    }
}
