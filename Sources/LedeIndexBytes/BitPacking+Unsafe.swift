/// Blocks of 128 integers, packed with one bit width a block in the vertical layout described at `BitUnpacking`.
///
///     block := width × 16 bytes          (nothing at width 0: every value is 0)
package enum BitPacking {
    /// Integers in a block.
    package static let blockSize = 128

    /// The least width, 0...32 bits, that holds every value of the block.
    package static func width(of values: borrowing InlineArray<128, UInt32>) -> Int {
        var all = SIMD4<UInt32>.zero
        // SAFETY: 32 vectors of 4 values are the block's 512 bytes, which are read during the call.
        values.span.withUnsafeBytes { bytes in
            for row in 0..<32 { all |= bytes.loadUnaligned(fromByteOffset: row &* 16, as: SIMD4<UInt32>.self) }
        }
        return 32 - (all[0] | all[1] | all[2] | all[3]).leadingZeroBitCount
    }

    /// Appends the block's values, `width` bits each, to `output`.
    /// - Precondition: `width` is at least `width(of: values)`.
    package static func pack(_ values: borrowing InlineArray<128, UInt32>, width: Int, into output: inout ByteWriter) {
        precondition((0...32).contains(width))
        guard width > 0 else { return }
        var words = InlineArray<128, UInt32>(repeating: 0)
        var packed = words.mutableSpan
        // SAFETY: the 32 rows of 4 values are the block's 512 bytes. Row r ends at bit (r + 1) × width of its lane, so the words that it
        // touches are below `width` ≤ 32, 16 bytes each within the 512 of `words`; the last word is stored when bit 32 × width is reached.
        values.span.withUnsafeBytes { source in
            packed.withUnsafeMutableBytes { target in
                var word = SIMD4<UInt32>.zero
                var filled: UInt32 = 0
                var offset = 0
                let bits = UInt32(truncatingIfNeeded: width)
                for row in 0..<32 {
                    let value = source.loadUnaligned(fromByteOffset: row &* 16, as: SIMD4<UInt32>.self)
                    word |= value &<< SIMD4(repeating: filled)
                    filled &+= bits
                    guard filled >= 32 else { continue }
                    target.storeBytes(of: word, toByteOffset: offset, as: SIMD4<UInt32>.self)
                    offset &+= 16
                    filled &-= 32
                    word = filled == 0 ? .zero : value &>> SIMD4(repeating: bits &- filled)
                }
            }
        }
        output.append(uint32s: words.span.extracting(0..<width &* 4))
    }

    /// Unpacks the block of `width` bits at `offset` of `source` into `values`.
    package static func unpack(
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
