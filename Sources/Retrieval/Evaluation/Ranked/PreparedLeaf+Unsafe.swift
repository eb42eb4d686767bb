import IndexBytes
import InvertedIndex

/// A leaf of a flat query, ready for one segment: a frequent term's ranges, read in place, or a list in memory — a rare term's postings, or
/// matches found before.
struct PreparedLeaf: BitwiseCopyable {
    let factors: BM25Kernel.Factors
    /// Postings in the segment, deleted ones included.
    let count: Int
    /// A frequent term's ranges, in the arena; nil for a list in memory.
    let ranges: UnsafeMutablePointer<RangeList>?
    /// A rare term's postings as they are stored, in the arena; nil for others.
    let blocks: UnsafeMutablePointer<BlockList>?
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
