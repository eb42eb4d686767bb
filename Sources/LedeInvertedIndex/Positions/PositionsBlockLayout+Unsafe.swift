import LedeIndexBytes

/// Chooses how a block of positions is laid out (`PositionsListWriter`).
enum PositionsBlockLayout {
    /// The width, and whether exceptions are wide, that make a block smallest.
    /// - Parameter values: the block's 128.
    static func best(for values: Span<UInt32>) -> (width: Int, isWide: Bool) {
        precondition(values.count == BitPacking.blockSize)
        // How many values have each bit length, in four counts for the four values of a row: so no count is read again before it is
        // written.
        var counts = InlineArray<34, SIMD4<UInt32>>(repeating: .zero)
        var span = counts.mutableSpan
        // SAFETY: a bit length is at most 32, so that a count is number 4 · 32 + 3 at most, below the 136 of `counts`; the values read are
        // the block's 128.
        span.withUnsafeMutableBytes { bytes in
            let target = bytes.baseAddress!.assumingMemoryBound(to: UInt32.self)
            values.withUnsafeBufferPointer { values in
                for index in 0..<BitPacking.blockSize { target[(32 &- values[index].leadingZeroBitCount) &* 4 &+ (index & 3)] &+= 1 }
            }
        }
        var largest = 32
        while largest > 0, counts[largest] == .zero { largest -= 1 }
        var best = (width: largest, isWide: false)
        var bestSize = largest * 16
        var wider = 0
        var width = largest - 1
        // The bits above the width must fit in 16 bits, and the number of exceptions in 7.
        while width >= max(0, largest - 16) {
            wider += Int(counts[width + 1].wrappedSum())
            if wider > 127 { break }
            let isWide = largest - width > 8
            let size = width * 16 + wider * (isWide ? 3 : 2)
            if size <= bestSize {
                bestSize = size
                best = (width, isWide)
            }
            width -= 1
        }
        return best
    }
}
