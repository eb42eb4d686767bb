import LedeIndexBytes
import LedeInvertedIndex

/// A leaf of a flat query, ready for one segment: a frequent term's ranges, read in place, or a list in memory — a rare term's postings, or
/// matches found before.
struct PreparedLeaf: BitwiseCopyable {
    let factors: BM25Kernel.Factors
    /// Postings in the segment, deleted ones included.
    let count: Int
    /// A frequent term's ranges, in the arena; nil for a list in memory.
    let ranges: UnsafeMutablePointer<RangeList>?
    /// A rare term's postings as they are stored, in the arena; nil for others.
    private let blocks: UnsafeMutablePointer<BlockList>?
    /// `count` documents, ascending; nothing if there are ranges.
    let docs: UnsafeMutablePointer<UInt32>
    /// Their occurrences.
    let freqs: UnsafeMutablePointer<UInt32>
    /// What each of them adds to the score, once `score` was called.
    private(set) var contributions: UnsafeMutablePointer<Double>
    /// Where each range's postings start in a list in memory, once `ImpactBounds` has set it; meaningless for a range without any.
    var starts: UnsafeMutablePointer<UInt32>

    /// The postings of a term, or nil if the segment lacks it.
    init?(_ entry: TermEntry, factors: BM25Kernel.Factors, columns: SegmentColumns, arena: SearchArena) throws {
        // SAFETY: a decoded list takes whole blocks of 128.
        guard entry.docFreq > 0 else { return nil }
        self.factors = factors
        count = entry.docFreq
        contributions = arena.take(Double.self, 0)
        starts = arena.take(UInt32.self, 0)
        switch try columns.segment.list(entry) {
        case .ranges(let list):
            let place = arena.take(RangeList.self, 1)
            place.initialize(to: list)
            ranges = place
            blocks = nil
            docs = arena.take(UInt32.self, 0)
            freqs = docs
        case .blocks(let list):
            let place = arena.take(BlockList.self, 1)
            place.initialize(to: list)
            ranges = nil
            blocks = place
            docs = arena.take(UInt32.self, list.blockCount * BitPacking.blockSize)
            freqs = arena.take(UInt32.self, list.blockCount * BitPacking.blockSize)
            try list.decodeAll(docs: docs, freqs: freqs)
        }
    }

    /// Matches found before, or nil if there are none.
    init?(_ matches: MatchList, factors: BM25Kernel.Factors, arena: SearchArena) {
        // SAFETY: both columns have room for `count` values.
        guard !matches.docs.isEmpty else { return nil }
        self.factors = factors
        count = matches.docs.count
        ranges = nil
        blocks = nil
        docs = arena.take(UInt32.self, count)
        freqs = arena.take(UInt32.self, count + 4)
        contributions = arena.take(Double.self, 0)
        starts = arena.take(UInt32.self, 0)
        for index in 0..<count {
            docs[index] = matches.docs[index]
            freqs[index] = matches.freqs[index]
        }
    }

    /// Computes the contributions of a list in memory.
    mutating func score(_ kernel: BM25Kernel, columns: SegmentColumns, arena: SearchArena) {
        // SAFETY: the columns have room for `count` values and three more, which vectors of 4 may touch.
        guard ranges == nil else { return }
        contributions = arena.take(Double.self, count &+ 4)
        let lengths = arena.take(Int32.self, count &+ 4)
        for index in 0..<count { lengths[index] = Int32(truncatingIfNeeded: columns.length(Int(docs[index]))) }
        kernel.fill(contributions, factors, freqs: freqs, lengths: lengths, count: count)
    }

    /// The postings of a term that a narrow filter lets through, as a list in memory: few enough to bound each range by what they add,
    /// rather than by what the whole list adds. Nil if there are none.
    init?(narrowing entry: TermEntry, factors: BM25Kernel.Factors, columns: SegmentColumns, arena: SearchArena) throws {
        // SAFETY: the columns have room for every document that the filter lets through, or for the whole list.
        guard let whole = try PreparedLeaf(entry, factors: factors, columns: columns, arena: arena) else { return nil }
        let capacity = whole.ranges == nil ? whole.count : min(whole.count, columns.docCount &- columns.excludedCount)
        let docs = arena.take(UInt32.self, capacity &+ 1)
        let freqs = arena.take(UInt32.self, capacity &+ 4)
        var count = 0
        if let list = whole.ranges {
            for range in 0..<columns.rangeCount where list.pointee.bounds[range] != ImpactCode.empty {
                let accepted = columns.accepted(ofRange: range)
                var (first, bits) = (range &* PostingsLayout.rangeSize, accepted.0)
                for _ in 0..<2 {
                    while bits != 0, count < capacity {
                        let doc = first &+ bits.trailingZeroBitCount
                        bits &= bits &- 1
                        let posting = list.pointee.posting(of: UInt32(truncatingIfNeeded: doc & 127), inRange: range)
                        guard posting >= 0 else { continue }
                        docs[count] = UInt32(truncatingIfNeeded: doc)
                        freqs[count] = list.pointee.freq(posting)
                        count &+= 1
                    }
                    (first, bits) = (first &+ 64, accepted.1)
                }
            }
        } else {
            for index in 0..<whole.count {
                docs[count] = whole.docs[index]
                freqs[count] = whole.freqs[index]
                count &+= columns.accepts(whole.docs[index]) ? 1 : 0
            }
        }
        guard count > 0 else { return nil }
        self.factors = factors
        self.count = count
        self.docs = docs
        self.freqs = freqs
        ranges = nil
        blocks = nil
        contributions = arena.take(Double.self, 0)
        starts = arena.take(UInt32.self, 0)
    }

    /// A saturation that `limit` postings reach, as far as is known without a look at them; 0 if nothing is.
    func topSaturation(limit: Int) throws -> Double {
        // SAFETY: as in `topSaturations`.
        if let ranges { return ranges.pointee.topSaturation(limit: limit) }
        return try blocks?.pointee.topSaturation(limit: limit) ?? 0
    }

    /// How many of the list's positions come before those of a posting; 0 for matches that were found before, which have none.
    /// - Parameters:
    ///   - known: another posting, from which to count on if it comes before and is not far.
    ///   - before: the positions before that one.
    @inline(__always)
    func positionsBefore(_ posting: Int, from known: Int, before: Int) throws(IndexFileError) -> Int {
        // SAFETY: as in `topSaturations`; the frequencies are those of the whole list.
        if let ranges {
            return posting >= known
                ? ranges.pointee.positionsBefore(posting, from: known, before: before) : ranges.pointee.positionsBefore(posting)
        }
        if posting >= known, posting &- known <= posting & 127 { return before &+ BlockList.sum(freqs, known, posting) }
        return try blocks?.pointee.positionsBefore(posting, freqs: freqs) ?? 0
    }

    /// The 10th, 100th and 1000th greatest saturation of its postings, 0 where there are fewer; nil for matches that were found before.
    func topSaturations() throws -> (Float, Float, Float)? {
        // SAFETY: what stands in the arena lives as long as the leaf.
        if let ranges { return ranges.pointee.topSaturations }
        return try blocks.map { try $0.pointee.topSaturations() }
    }

    /// The number of the leaf's posting of document `id` of range `range`, in which it has postings, or −1.
    @inline(__always)
    func posting(of id: UInt32, inRange range: Int) -> Int {
        // SAFETY: `place` is below `count` where it is read.
        if let ranges { return ranges.pointee.posting(of: id, inRange: range) }
        let doc = UInt32(truncatingIfNeeded: range &* PostingsLayout.rangeSize) &+ id
        var place = Int(starts[range])
        while place < count, docs[place] < doc { place &+= 1 }
        return place < count && docs[place] == doc ? place : -1
    }

    /// Occurrences in a posting, by its number.
    @inline(__always)
    func freq(_ posting: Int) -> UInt32 {
        // SAFETY: callers pass numbers of postings, which are below `count`.
        if let ranges { return ranges.pointee.freq(posting) }
        return freqs[posting]
    }
}
