import LedeInvertedIndex

/// Computes what a frequent term adds to the documents of some ranges, all at once: `append` gathers ranges, `compute` fills `values`.
struct RangeContributions {
    private let kernel: BM25Kernel
    private let columns: SegmentColumns
    private let freqs: UnsafeMutablePointer<Int32>
    private let lengths: UnsafeMutablePointer<Int32>
    /// `offsets[i]` is posting i's document, counted from the first one gathered.
    let offsets: UnsafeMutablePointer<UInt16>
    /// `values[i]` is what it adds to the document's score.
    let values: UnsafeMutablePointer<Double>

    /// - Parameter rangeCount: most ranges gathered, up to 512.
    init(rangeCount: Int, kernel: BM25Kernel, columns: SegmentColumns, arena: SearchArena) {
        // SAFETY: a range has at most 128 postings; the columns have room for those of all ranges, and for what vectors of 4 touch beyond.
        self.kernel = kernel
        self.columns = columns
        let capacity = rangeCount * PostingsLayout.rangeSize + 4
        freqs = arena.take(Int32.self, capacity)
        lengths = arena.take(Int32.self, capacity)
        values = arena.take(Double.self, capacity)
        offsets = arena.take(UInt16.self, capacity)
    }

    /// Gathers the postings of a range.
    /// - Parameters:
    ///   - first: the document from which offsets count, the first one of a range.
    ///   - count: the postings gathered so far, which those of the range follow.
    @inline(__always)
    func append(_ list: UnsafePointer<RangeList>, _ range: Int, from first: Int, _ count: inout Int) {
        // SAFETY: postings have numbers below the list's count; at most 128 are appended.
        let places = list.pointee.postings(ofRange: range)
        let base = range &* PostingsLayout.rangeSize &- first
        let start = count
        if let ids = list.pointee.ids {
            for place in places {
                offsets[count] = UInt16(truncatingIfNeeded: base &+ Int(ids[place] & 127))
                count &+= 1
            }
        } else {
            let words = list.pointee.members(ofRange: range)
            spread(words.0, base, &count)
            spread(words.1, base &+ 64, &count)
            count = min(count, start &+ places.count)
        }
        let column = list.pointee.freqs
        let columns = columns
        var place = places.lowerBound
        for index in start..<count {
            freqs[index] = Int32(truncatingIfNeeded: column[place])
            lengths[index] = Int32(truncatingIfNeeded: columns.length(first &+ Int(offsets[index])))
            place &+= 1
        }
    }

    @inline(__always)
    private func spread(_ word: UInt64, _ base: Int, _ count: inout Int) {
        // SAFETY: a range has at most 128 documents.
        var word = word
        while word != 0 {
            offsets[count] = UInt16(truncatingIfNeeded: base &+ word.trailingZeroBitCount)
            word &= word &- 1
            count &+= 1
        }
    }

    /// Fills `values` for the `count` postings gathered.
    @inline(__always)
    func compute(_ count: Int, _ factors: BM25Kernel.Factors) {
        kernel.fill(values, factors, freqs: freqs, lengths: lengths, count: count)
    }
}
