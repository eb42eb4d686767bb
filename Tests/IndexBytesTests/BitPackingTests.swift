import LedeIndexBytes
import Testing
import LedeTestSupport

/// Packing and the generated unpacking kernels against the layout read bit by bit.
@Suite struct BitPackingTests {
    typealias Block = InlineArray<128, UInt32>

    private func block(_ value: (Int) -> UInt32) -> Block {
        var block = Block(repeating: 0)
        for index in 0..<128 { block[index] = value(index) }
        return block
    }

    private func array(_ block: Block) -> [UInt32] { (0..<128).map { block[$0] } }

    private func largest(_ width: Int) -> UInt32 { width == 32 ? .max : 1 << UInt32(width) - 1 }

    /// Value i: lane i mod 4, row i div 4; bit b of a lane's stream is bit b mod 32 of the lane's word b div 32.
    private func oracle(_ bytes: [UInt8], width: Int) -> [UInt32] {
        (0..<128).map { index in
            var value: UInt32 = 0
            for bit in 0..<width {
                let place = index / 4 * width + bit
                let word = place / 32 * 4 + index % 4
                let byte = bytes[word * 4 + place % 32 / 8]
                if byte >> UInt8(place % 8) & 1 == 1 { value |= 1 << UInt32(bit) }
            }
            return value
        }
    }

    @Test(arguments: 0...32) func everyKernelReadsTheLayout(width: Int) throws {
        var random = SeededGenerator(seed: UInt64(width) + 1)
        for _ in 0..<8 {
            let bytes = random.bytes(width * 16)
            var values = block { _ in 77 }
            try BitPacking.unpack(ByteStorage(name: "block", copying: bytes).slice, at: 0, width: width, into: &values)
            #expect(array(values) == oracle(bytes, width: width))
        }
    }

    @Test(arguments: 0...32) func roundTrip(width: Int) throws {
        var random = SeededGenerator(seed: UInt64(width) + 100)
        let top = largest(width)
        let place = random.below(128)
        var blocks = [block { _ in 0 }, block { _ in top }, block { $0 == place ? top : 0 }, block { $0 == place ? 0 : top }]
        for _ in 0..<8 { blocks.append(block { _ in UInt32(truncatingIfNeeded: random.next()) & top }) }
        for values in blocks {
            let least = BitPacking.width(of: values)
            #expect(least <= width)
            #expect(array(values).allSatisfy { $0 <= largest(least) })
            #expect(least == 0 || array(values).contains { $0 > largest(least - 1) })
            // At any width that is enough, anywhere in a slice.
            for packed in [least, width] {
                var writer = ByteWriter()
                writer.append([1, 2, 3])
                BitPacking.pack(values, width: packed, into: &writer)
                #expect(writer.count == 3 + packed * 16)
                var read = block { UInt32($0) }
                try BitPacking.unpack(ByteStorage(name: "block", copying: writer.bytes).slice, at: 3, width: packed, into: &read)
                #expect(array(read) == array(values))
            }
        }
    }

    @Test func aBlockOutsideItsSliceThrows() {
        let slice = ByteStorage(name: "block", copying: Array(repeating: 9, count: 64)).slice
        var values = Block(repeating: 0)
        for (offset, width) in [(0, 5), (1, 4), (64, 1), (-1, 1), (Int.max, 1), (Int.min, 32), (0, 33), (0, 255)] {
            #expect(throws: IndexFileError.self) { try BitPacking.unpack(slice, at: offset, width: width, into: &values) }
        }
    }
}
