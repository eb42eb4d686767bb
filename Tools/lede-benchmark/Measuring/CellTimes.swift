import Foundation

/// An engine's times in a cell.
struct CellTimes: Encodable, Sendable {
    /// The smallest time of each query in nanoseconds; `nanoseconds[i]` belongs to the kind's query `i`.
    var nanoseconds: [Int]
    /// Passes over all queries that counted; 0 if one pass took longer than the cap, and so had to count itself.
    var passes: Int

    /// These and `other`'s together.
    func merged(with other: CellTimes) -> CellTimes {
        CellTimes(nanoseconds: zip(nanoseconds, other.nanoseconds).map(min), passes: passes + other.passes)
    }

    /// Microseconds.
    var geometricMean: Double { exp(nanoseconds.reduce(0) { $0 + log(Double(max($1, 1))) } / Double(nanoseconds.count)) / 1000 }

    /// Microseconds.
    var arithmeticMean: Double { Double(nanoseconds.reduce(0, +)) / Double(nanoseconds.count) / 1000 }

    /// The least time, in microseconds, that the fraction `part` of the queries stays within.
    func percentile(_ part: Double) -> Double {
        let sorted = nanoseconds.sorted()
        return Double(sorted[min(sorted.count - 1, max(0, Int((part * Double(sorted.count)).rounded(.up)) - 1))]) / 1000
    }
}
