import LedeBenchmarkSupport
import Foundation
import Testing

@testable import lede_benchmark

/// Means, percentiles, and how numbers are shown.
@Suite struct StatisticsTests {
    @Test func meansAndPercentiles() {
        let times = CellTimes(nanoseconds: [1000, 100_000, 10_000], passes: 2)
        #expect(abs(times.geometricMean - 10) < 1e-9)
        #expect(times.arithmeticMean == 37)
        #expect(times.percentile(0.5) == 10)
        #expect(times.percentile(0.99) == 100)
        #expect(CellTimes(nanoseconds: Array((1...100).reversed()), passes: 1).percentile(0.95) == 0.095)
    }

    @Test func mergingKeepsTheSmallestTimeOfEachQuery() {
        let merged = CellTimes(nanoseconds: [5, 9], passes: 1).merged(with: CellTimes(nanoseconds: [7, 2], passes: 3))
        #expect(merged.nanoseconds == [5, 2])
        #expect(merged.passes == 4)
    }

    @Test func numbers() {
        #expect(NumberFormat.short(0.1234) == "0.123")
        #expect(NumberFormat.short(4.567) == "4.57")
        #expect(NumberFormat.short(78.91) == "78.9")
        #expect(NumberFormat.short(1234.5) == "1,234" || NumberFormat.short(1234.5) == "1,235")
        for nothing in [nil, .infinity, .nan, 1e30] as [Double?] { #expect(NumberFormat.short(nothing) == "—") }
        #expect(NumberFormat.whole(1_234_567) == "1,234,567")
        #expect(NumberFormat.whole(-1000) == "-1,000")
        #expect(NumberFormat.geometricMean([]) == nil)
    }

    @Test func processorLists() {
        #expect(ProcessorPinning.processors(in: "0-3,8") == [0, 1, 2, 3, 8])
        #expect(ProcessorPinning.processors(in: "5") == [5])
        #expect(ProcessorPinning.processors(in: "") == [])
        #expect(ProcessorPinning.processors(in: "3-1,x") == [])
    }
}
