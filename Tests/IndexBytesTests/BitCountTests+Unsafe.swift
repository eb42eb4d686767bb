import LedeTestSupport
import Testing

@testable import LedeIndexBytes

/// Counting by carry-save adders against counting word by word.
@Suite struct BitCountTests {
    private func count(_ words: [UInt64]) -> Int {
        // SAFETY: the buffer has as many words as are counted, and is not used after the call.
        words.withUnsafeBufferPointer { $0.baseAddress.map { BitCount.count($0, words.count) } ?? 0 }
    }

    @Test func everyLengthAndDensity() {
        var random = SeededGenerator(seed: 1)
        for length in Array(0...70) + [127, 128, 129, 1000, 4099] {
            for density in 0..<5 {
                let words = (0..<length).map { _ -> UInt64 in
                    switch density {
                    case 0: 0
                    case 1: .max
                    case 2: random.next()
                    case 3: 1 << UInt64(random.below(64))
                    default: random.next() | random.next() | random.next()
                    }
                }
                #expect(count(words) == words.reduce(0) { $0 + $1.nonzeroBitCount }, "\(length) words, density \(density)")
            }
        }
    }

    @Test func everySingleBit() {
        for bit in 0..<(64 * 33) {
            var words = [UInt64](repeating: 0, count: 33)
            words[bit / 64] = 1 << UInt64(bit % 64)
            #expect(count(words) == 1)
        }
    }
}
