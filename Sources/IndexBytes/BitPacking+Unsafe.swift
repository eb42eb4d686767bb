/// Blocks of 128 integers packed with one bit width a block, in the vertical layout that `BitUnpacking` describes.
///
///     block := width × 16 bytes          (nothing at width 0: every value is 0)
public enum BitPacking {
    /// Integers in a block.
    public static let blockSize = 128

    /// The least width, 0...32 bits, that holds every value of the block.
    public static func width(of values: borrowing InlineArray<128, UInt32>) -> Int {
        var all: UInt32 = 0
        for index in 0..<blockSize { all |= values[index] }
        return 32 - all.leadingZeroBitCount
    }

    /// Appends the block's values, `width` bits each, to `output`.
    /// - Precondition: `width` is at least `width(of: values)`.
    public static func pack(_ values: borrowing InlineArray<128, UInt32>, width: Int, into output: inout ByteWriter) {
        precondition((0...32).contains(width))
        guard width > 0 else { return }
        var words = InlineArray<128, UInt32>(repeating: 0)
        for lane in 0..<4 {
            var bit = 0
            for row in 0..<32 {
                let value = values[row &* 4 &+ lane]
                let word = bit &>> 5
                let shift = UInt32(truncatingIfNeeded: bit & 31)
                words[word &* 4 &+ lane] |= value &<< shift
                if Int(shift) + width > 32 { words[(word &+ 1) &* 4 &+ lane] |= value &>> (32 &- shift) }
                bit &+= width
            }
        }
        for index in 0..<(width &* 4) { output.append(uint32: words[index]) }
    }

    /// Unpacks the block of `width` bits at `offset` of `source` into `values`.
    public static func unpack(
        _ source: ByteSlice, at offset: Int, width: Int, into values: inout InlineArray<128, UInt32>
    ) throws(IndexFileError) {
        guard width > 0 else {
            values = InlineArray(repeating: 0)
            return
        }
        guard width <= 32 else { throw source.corrupt(at: offset, expected: "a width of 0 to 32 bits", found: "\(width)") }
        let block = try source.slice(at: offset, length: width * 16)
        // SAFETY: `block` holds width × 16 bytes; an InlineArray of 128 UInt32 is 512 contiguous bytes, that is 32 vectors, and
        // the kernels' unaligned-safe stores go through a local array of vectors that has their alignment.
        block.withUnsafeBytes { bytes in
            var vectors = InlineArray<32, SIMD4<UInt32>>(repeating: .zero)
            var target = vectors.mutableSpan
            target.withUnsafeMutableBufferPointer { buffer in
                BitUnpacking.unpack(bytes.baseAddress!, width: width, into: buffer.baseAddress!)
            }
            var span = values.mutableSpan
            span.withUnsafeMutableBytes { destination in
                vectors.span.withUnsafeBytes { destination.copyMemory(from: $0) }
            }
        }
    }
}
