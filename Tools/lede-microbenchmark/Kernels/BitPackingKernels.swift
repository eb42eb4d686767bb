import LedeBenchmarkSupport
import LedeIndexBytes
import LedeRetrievalEvaluation

/// Packing and unpacking of 128-integer blocks.
enum BitPackingKernels {
    private static let blockCount = 256

    static func make() -> [Kernel] {
        var random = SplitMix64(seed: 1)
        return [1, 4, 7, 8, 12, 16, 20, 27, 32].flatMap { width -> [Kernel] in
            let blocks = (0..<blockCount).map { _ in
                InlineArray<128, UInt32> { _ in UInt32(truncatingIfNeeded: random.next() >> UInt64(64 - width)) }
            }
            var writer = ByteWriter()
            for block in blocks { BitPacking.pack(block, width: width, into: &writer) }
            let packed = ByteStorage(name: "packed", copying: writer.bytes).slice
            let amount = blockCount * BitPacking.blockSize
            return [
                Kernel("unpack, \(width) bits", .integersPerNanosecond, amount: amount, run: { unpack(packed, width: width) }) {
                    unpackBitByBit(packed, width: width)
                },
                Kernel("pack, \(width) bits", .integersPerNanosecond, amount: amount, run: { pack(blocks, width: width) }),
            ]
        }
    }

    private static func unpack(_ packed: ByteSlice, width: Int) -> UInt64 {
        var values = InlineArray<128, UInt32>(repeating: 0)
        var sum: UInt64 = 0
        for block in 0..<blockCount {
            do { try BitPacking.unpack(packed, at: block * width * 16, width: width, into: &values) } catch { fatalError("\(error)") }
            // One value a block, so that unpacking is what is timed.
            sum &+= UInt64(values[block & 127])
        }
        return sum
    }

    /// The value that `unpack` takes of each block, and all others, by the layout's definition: value i is in lane i mod 4, row i div 4.
    private static func unpackBitByBit(_ packed: ByteSlice, width: Int) -> UInt64 {
        packed.withSpan { bytes in
            var sum: UInt64 = 0
            for block in 0..<blockCount {
                for index in 0..<128 {
                    var value: UInt32 = 0
                    for bit in 0..<width {
                        let place = index / 4 * width + bit
                        let byte = bytes[block * width * 16 + (place / 32 * 4 + index % 4) * 4 + place % 32 / 8]
                        value |= UInt32(byte >> UInt8(place % 8) & 1) << UInt32(bit)
                    }
                    if index == block & 127 { sum &+= UInt64(value) }
                }
            }
            return sum
        }
    }

    private static func pack(_ blocks: [InlineArray<128, UInt32>], width: Int) -> UInt64 {
        var writer = ByteWriter()
        for block in blocks { BitPacking.pack(block, width: width, into: &writer) }
        return UInt64(writer.count)
    }
}
