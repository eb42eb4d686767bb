import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// Selection by rank against sorting.
@Suite struct OrderStatisticTests {
    @Test func orderStatistics() {
        var random = SeededGenerator(seed: 8)
        for count in [1, 2, 3, 4, 5, 17, 100, 1000] {
            for shape in 0..<4 {
                let sorted = Set((0..<count).map { _ in random.next() }).sorted()
                let elements = [sorted, sorted.reversed(), sorted.shuffled(using: &random), organPipe(sorted)][shape]
                for rank in [0, sorted.count / 2, sorted.count - 1, random.below(sorted.count)] {
                    var copy = elements
                    // SAFETY: the buffer is the whole array, for the call alone.
                    let found = copy.withUnsafeMutableBufferPointer { OrderStatistic.nth($0, rank) }
                    #expect(found == sorted[rank])
                    #expect(copy.sorted() == sorted)
                }
            }
        }
    }

    /// Rising, then falling: no friend of a median of three.
    private func organPipe(_ sorted: [UInt64]) -> [UInt64] {
        let even = sorted.indices.filter { $0 % 2 == 0 }.map { sorted[$0] }
        return even + sorted.indices.filter { $0 % 2 == 1 }.map { sorted[$0] }.reversed()
    }
}
