import InvertedIndex

/// Computes what a frequent term adds to the documents of a range, all at once.
struct RangeContributions {
    private let kernel: BM25Kernel
    private let columns: SegmentColumns
    /// Frequencies, lengths and results of a range's postings, in columns of 128.
    private let freqs: UnsafeMutablePointer<Int32>
    private let lengths: UnsafeMutablePointer<Int32>
    /// `values[i]` is what the range's posting i adds.
    let values: UnsafeMutablePointer<Double>
    /// The numbers of a bitset's documents within the range.
    private let spread: UnsafeMutablePointer<UInt8>

    init(kernel: BM25Kernel, columns: SegmentColumns, arena: SearchArena) {
        // SAFETY: all loops below stay within 128 postings a range.
        self.kernel = kernel
        self.columns = columns
        freqs = arena.take(Int32.self, PostingsLayout.rangeSize)
        lengths = arena.take(Int32.self, PostingsLayout.rangeSize)
        values = arena.take(Double.self, PostingsLayout.rangeSize)
        spread = arena.take(UInt8.self, PostingsLayout.rangeSize)
    }

    /// Fills `values` for the postings of a range.
    /// - Returns: the postings' documents within the range, and how many there are.
    @inline(__always)
    func compute(
        _ list: UnsafePointer<RangeList>, _ range: Int, _ factors: BM25Kernel.Factors
    ) -> (ids: UnsafePointer<UInt8>, count: Int) {
        // SAFETY: a range has at most 128 postings, whose numbers are below the list's count; vectors of 4 stay within the columns of 128.
        let places = list.pointee.postings(ofRange: range)
        var count = places.count
        let ids: UnsafePointer<UInt8>
        if let own = list.pointee.ids {
            ids = own + places.lowerBound
        } else {
            count = min(count, spread(list.pointee.members(ofRange: range)))
            ids = UnsafePointer(spread)
        }
        let column = list.pointee.freqs
        let base = range &* PostingsLayout.rangeSize
        for index in 0..<count {
            freqs[index] = Int32(truncatingIfNeeded: column[places.lowerBound &+ index])
            lengths[index] = Int32(truncatingIfNeeded: columns.length(base &+ Int(ids[index] & 127)))
        }
        let (freqBytes, lengthBytes, valueBytes) = (UnsafeRawPointer(freqs), UnsafeRawPointer(lengths), UnsafeMutableRawPointer(values))
        var index = 0
        while index < count {
            let f = SIMD4<Double>(freqBytes.loadUnaligned(fromByteOffset: index &* 4, as: SIMD4<Int32>.self))
            let l = SIMD4<Double>(lengthBytes.loadUnaligned(fromByteOffset: index &* 4, as: SIMD4<Int32>.self))
            valueBytes.storeBytes(
                of: kernel.contributions(factors, freqs: f, lengths: l), toByteOffset: index &* 8, as: SIMD4<Double>.self)
            index &+= 4
        }
        return (ids, count)
    }

    /// Writes the numbers of the set bits to `spread`.
    /// - Returns: how many there are.
    @inline(__always)
    private func spread(_ words: (UInt64, UInt64)) -> Int {
        // SAFETY: `spread` has room for 128 numbers.
        var count = 0
        var word = words.0
        while word != 0 {
            spread[count] = UInt8(truncatingIfNeeded: word.trailingZeroBitCount)
            word &= word &- 1
            count &+= 1
        }
        word = words.1
        while word != 0 {
            spread[count] = UInt8(truncatingIfNeeded: 64 &+ word.trailingZeroBitCount)
            word &= word &- 1
            count &+= 1
        }
        return count
    }
}
