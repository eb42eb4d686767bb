/// A confidence interval of the mean difference by the percentile bootstrap (Efron 1979; Sakai, SIGIR 2006): the means of samples of as
/// many queries, drawn with replacement.
package struct BootstrapInterval: Sendable, Equatable {
    package let lower: Double
    package let upper: Double
    /// The share of samples between both, such as 0.95.
    package let level: Double
    /// Number of samples.
    package let sampleCount: Int

    package static let defaultSamples = 10_000

    /// Bounds are quantiles with linear interpolation between order statistics; the same for a seed on every machine. Nil if all
    /// differences are the same, as for a single query: samples of them tell nothing.
    /// - Precondition: 0 < `level` < 1.
    /// - Complexity: O(n · samples)
    package init?(_ differences: PairedDifferences, level: Double = 0.95, seed: UInt64, samples: Int = defaultSamples) {
        precondition(level > 0 && level < 1)
        let values = differences.values
        guard !differences.areConstant else { return nil }
        var generator = SplitMix64(seed: seed)
        var means: [Double] = []
        means.reserveCapacity(max(samples, 1))
        for _ in 0..<max(samples, 1) {
            var sum = 0.0
            for _ in values.indices { sum += values[generator.below(values.count)] }
            means.append(sum / Double(values.count))
        }
        means.sort()
        self.level = level
        sampleCount = means.count
        lower = Self.quantile((1 - level) / 2, of: means)
        upper = Self.quantile((1 + level) / 2, of: means)
    }

    private static func quantile(_ share: Double, of sorted: [Double]) -> Double {
        let position = share * Double(sorted.count - 1)
        let below = min(Int(position), sorted.count - 1)
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
    }
}
