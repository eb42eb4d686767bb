/// The paired randomisation test of the mean difference, two-sided (Fisher 1935; Smucker, Allan and Carterette, CIKM 2007): if the two
/// systems were the same, each query's difference could just as well have the other sign. How often is the mean then at least as far from 0
/// as observed?
package struct RandomizationTest: Sendable, Equatable {
    /// How the p-value was computed.
    package enum Method: Sendable, Equatable {
        /// Over all assignments of signs.
        case exact
        /// Over this many random assignments and the one observed: (b + 1) / (trials + 1).
        case sampled(trials: Int)
    }

    package let pValue: Double
    package let method: Method

    /// Random assignments if the exact distribution is out of reach.
    package static let defaultTrials = 100_000

    /// The exact value if the sums over all assignments of signs can be listed: always for up to 34 queries that differ, and for any number
    /// if the differences take few values, as for P@10. Otherwise sampled, the same for a seed on every machine.
    ///
    /// Nil without queries.
    /// - Complexity: O(n · 2¹⁷) for the exact value, O(n · trials) for the sampled one.
    package init?(_ differences: PairedDifferences, seed: UInt64, trials: Int = defaultTrials) {
        guard differences.count > 0 else { return nil }
        let magnitudes = differences.values.map { abs($0) }.filter { $0 > 0 }.sorted()
        let observed = abs(differences.values.reduce(0, +))
        // Sums closer than this are equal: they differ by rounding alone.
        let tolerance = 1e-11 * magnitudes.reduce(0, +)
        if let exact = Self.exact(magnitudes, atLeast: observed - tolerance, tolerance: tolerance) {
            pValue = exact
            method = .exact
        } else {
            pValue = Self.sampled(magnitudes, atLeast: observed - tolerance, seed: seed, trials: max(trials, 1))
            method = .sampled(trials: max(trials, 1))
        }
    }

    /// The sums of half of the differences under all signs, ascending, each with its probability.
    private struct Sums {
        var values: [Double]
        var probabilities: [Double]
    }

    /// Most sums listed for either half.
    private static let largestList = 1 << 17

    /// The magnitudes are dealt into two halves (Horowitz and Sahni, JACM 21(2), 1974), whose sums are then paired: 2ⁿ assignments at the
    /// cost of 2^(n/2). Nil if a half has too many different sums.
    private static func exact(_ magnitudes: [Double], atLeast bound: Double, tolerance: Double) -> Double? {
        if bound <= 0 { return 1 }
        let middle = magnitudes.count / 2
        guard let first = sums(magnitudes[..<middle], tolerance), let second = sums(magnitudes[middle...], tolerance) else { return nil }
        // The distribution is symmetric: both tails weigh the same.
        var tail = 0.0
        var mass = 0.0
        var next = second.values.count - 1
        for index in first.values.indices {
            while next >= 0, first.values[index] + second.values[next] >= bound {
                mass += second.probabilities[next]
                next -= 1
            }
            tail += first.probabilities[index] * mass
        }
        return min(2 * tail, 1)
    }

    private static func sums(_ magnitudes: ArraySlice<Double>, _ tolerance: Double) -> Sums? {
        var sums = Sums(values: [0], probabilities: [1])
        for magnitude in magnitudes {
            guard let next = adding(magnitude, to: sums, tolerance) else { return nil }
            sums = next
        }
        return sums
    }

    /// The sums with either sign of a magnitude, equal ones joined: a merge of the list moved down and the list moved up.
    private static func adding(_ magnitude: Double, to sums: Sums, _ tolerance: Double) -> Sums? {
        var result = Sums(values: [], probabilities: [])
        result.values.reserveCapacity(2 * sums.values.count)
        result.probabilities.reserveCapacity(2 * sums.values.count)
        var (low, high) = (0, 0)
        while low < sums.values.count || high < sums.values.count {
            let down = low < sums.values.count ? sums.values[low] - magnitude : .infinity
            let up = high < sums.values.count ? sums.values[high] + magnitude : .infinity
            let (value, probability) = down <= up ? (down, sums.probabilities[low] / 2) : (up, sums.probabilities[high] / 2)
            if down <= up { low += 1 } else { high += 1 }
            if let last = result.values.last, value - last <= tolerance / 16 {
                result.probabilities[result.probabilities.count - 1] += probability
            } else if result.values.count == largestList {
                return nil
            } else {
                result.values.append(value)
                result.probabilities.append(probability)
            }
        }
        return result
    }

    private static func sampled(_ magnitudes: [Double], atLeast bound: Double, seed: UInt64, trials: Int) -> Double {
        var generator = SplitMix64(seed: seed)
        var extreme = 0
        for _ in 0..<trials {
            var sum = 0.0
            var bits: UInt64 = 0
            for (index, magnitude) in magnitudes.enumerated() {
                if index.isMultiple(of: 64) { bits = generator.next() }
                sum += bits & 1 == 0 ? magnitude : -magnitude
                bits >>= 1
            }
            if abs(sum) >= bound { extreme += 1 }
        }
        return Double(extreme + 1) / Double(trials + 1)
    }
}
