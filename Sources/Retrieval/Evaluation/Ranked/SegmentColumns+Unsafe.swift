import IndexBytes
import InvertedIndex

/// What the loops of an evaluator need of a segment, as plain values; valid as long as the segment's reader lives.
struct SegmentColumns {
    /// Kept by the index's reader.
    unowned(unsafe) let segment: SegmentReader
    /// The global id of the segment's document 0.
    let base: UInt32
    let docCount: Int
    let rangeCount: Int
    let hasDeletions: Bool
    /// What the bounds in the segment's postings refer to.
    let averageLength: Double
    private let lengths: UnsafeRawPointer

    init(_ segment: SegmentReader, base: UInt32) throws(IndexFileError) {
        self.segment = segment
        self.base = base
        docCount = segment.docCount
        rangeCount = PostingsLayout.rangeCount(docCount: segment.docCount)
        hasDeletions = segment.deletedCount > 0
        averageLength = segment.lengths.averageLength
        // SAFETY: the column is mapped as long as the segment's reader lives, which the index's reader keeps.
        lengths = BorrowedBytes(try segment.lengths.totals()).base
    }

    /// Tokens of `doc`; those of the last document for one that the segment does not have.
    /// - Precondition: the segment has documents.
    @inline(__always)
    func length(_ doc: Int) -> UInt32 {
        // SAFETY: the column holds 4 bytes for each of `docCount` documents.
        UInt32(littleEndian: lengths.loadUnaligned(fromByteOffset: min(doc, docCount &- 1) &* 4, as: UInt32.self))
    }

    @inline(__always)
    func isLive(_ doc: UInt32) -> Bool { !hasDeletions || segment.isLive(doc) }
}
