import LedeIndexBytes
import LedeInvertedIndex

/// What an evaluator's loops need from a segment, as plain values; valid as long as the segment's reader lives, and its arena is not
/// reset.
struct SegmentColumns {
    /// Kept by the index's reader.
    unowned(unsafe) let segment: SegmentReader
    /// The global id of the segment's document 0.
    let base: UInt32
    let docCount: Int
    let rangeCount: Int
    /// Documents that cannot match whatever they say: deleted, or kept out by a filter.
    let excludedCount: Int
    /// Whether a filter keeps documents out.
    let isFiltered: Bool
    /// What the bounds in the segment's postings refer to.
    let averageLength: Double
    private let lengths: UnsafeRawPointer
    /// Two words for each range; nil without a filter.
    private let accepted: UnsafePointer<UInt64>?

    /// - Parameter filter: the documents that a query may find; nil for all live ones.
    init(_ segment: SegmentReader, base: UInt32, filter: (words: UnsafePointer<UInt64>, count: Int)? = nil) throws(IndexFileError) {
        self.segment = segment
        self.base = base
        docCount = segment.docCount
        rangeCount = PostingsLayout.rangeCount(docCount: segment.docCount)
        averageLength = segment.lengths.averageLength
        // SAFETY: the column is mapped as long as the segment's reader lives, which the index's reader keeps.
        lengths = BorrowedBytes(try segment.lengths.totals()).base
        isFiltered = filter != nil
        accepted = filter?.words
        excludedCount = if let filter { segment.docCount - filter.count } else { segment.deletedCount }
    }

    /// Tokens of `doc`; those of the last document for one that the segment does not have.
    /// - Precondition: the segment has documents.
    @inline(__always)
    func length(_ doc: Int) -> UInt32 {
        // SAFETY: the column holds 4 bytes for each of `docCount` documents.
        UInt32(littleEndian: lengths.loadUnaligned(fromByteOffset: min(doc, docCount &- 1) &* 4, as: UInt32.self))
    }

    /// The rank in a list of all documents, including excluded ones, by which at least `rank` others have come, however many of the best
    /// are excluded.
    func leastRank(of rank: Int) -> Int { rank > 0 ? rank &+ excludedCount : 0 }

    /// Ranks in a list of all documents by which about `rank` of them, and then a few more, are likely to be let through by a filter; none
    /// without one, nor where it lets so few through that no list knows such ranks.
    func likelyRanks(of rank: Int) -> [Double] {
        guard isFiltered, rank > 0, excludedCount < docCount else { return [] }
        let wanted = Double(rank) + 2 * Double(rank).squareRoot() + 1
        let first = wanted * Double(docCount) / Double(docCount &- excludedCount)
        return [first, 4 * first].filter { $0 <= 1000 }
    }

    /// Whether a filter lets so few of a term's documents through that they are better listed than looked for.
    func narrows(_ docFreq: Int) -> Bool {
        guard isFiltered else { return false }
        let accepted = docCount &- excludedCount
        return accepted &* 12 <= docCount && docFreq / 64 &* accepted <= Self.mostNarrowed / 64 &* docCount
    }

    /// About as many postings a term, at most.
    private static var mostNarrowed: Int { 4096 }

    /// Whether `doc` may be a match.
    @inline(__always)
    func accepts(_ doc: UInt32) -> Bool {
        if excludedCount == 0 { return true }
        guard let accepted else { return segment.isLive(doc) }
        // SAFETY: there are two words for each range of the segment; a document beyond is not its own.
        return Int(doc) < docCount && accepted[Int(doc &>> 6)] &>> UInt64(doc & 63) & 1 != 0
    }

    /// The documents of range `range`, which is below `rangeCount`, that may be matches; bits of documents that the segment does not have
    /// may be set if none is excluded.
    @inline(__always)
    func accepted(ofRange range: Int) -> (UInt64, UInt64) {
        guard let accepted else { return segment.liveMembers(ofRange: range) }
        // SAFETY: there are two words for each range.
        return (accepted[2 &* range], accepted[2 &* range &+ 1])
    }
}
