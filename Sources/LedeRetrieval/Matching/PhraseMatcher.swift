import LedeArticleModel
import LedeIndexBytes
import LedeInvertedIndex

/// Counts the occurrences of a phrase in a document that has all its terms, by intersecting their positions, the rarest term's first.
///
/// Occurrences may overlap ("a a" occurs twice in "a a a"), as in FTS5. That a phrase never spans two fields follows from the gap that
/// positions leave between fields.
struct PhraseMatcher {
    private let offsets: [[UInt32]]
    private let field: IndexedField?
    /// Where the phrase may still start, as far as the terms read so far say.
    private var starts: [UInt32] = []
    private var positions: [UInt32] = []

    init(_ shape: PhraseShape) {
        offsets = shape.offsets
        field = shape.field
    }

    /// Occurrences in the document at which the cursors are.
    ///
    /// - Parameters:
    ///   - cursors: `cursors[order[i]]` is at a posting of the phrase's distinct term i.
    ///   - lengths: the segment's.
    mutating func freq(
        _ cursors: inout [PostingsCursor], order: [Int], lengths: DocumentLengths
    ) throws(IndexFileError) -> UInt32 {
        var rarest = 0
        for term in 1..<max(1, order.count) where cursors[order[term]].freq < cursors[order[rarest]].freq { rarest = term }
        let doc = cursors[order[rarest]].doc

        try cursors[order[rarest]].readPositions(into: &positions)
        findStarts(
            offset: offsets[rarest][0], in: try field.map { (field) throws(IndexFileError) in try lengths.positions(of: field, doc) })
        for offset in offsets[rarest].dropFirst() { keepStarts(offset: offset) }
        for term in offsets.indices where term != rarest && !starts.isEmpty {
            try cursors[order[term]].readPositions(into: &positions)
            for offset in offsets[term] { keepStarts(offset: offset) }
        }
        return UInt32(clamping: starts.count)
    }

    private mutating func findStarts(offset: UInt32, in range: Range<UInt32>?) {
        starts.removeAll(keepingCapacity: true)
        for position in positions where position >= offset {
            let start = position - offset
            if let range, !range.contains(start) { continue }
            starts.append(start)
        }
    }

    /// Keeps the starts that have a position `offset` tokens further on. Both lists ascend.
    private mutating func keepStarts(offset: UInt32) {
        var kept = 0
        var next = 0
        for start in starts {
            let wanted = UInt64(start) + UInt64(offset)
            while next < positions.count, UInt64(positions[next]) < wanted { next += 1 }
            if next == positions.count { break }
            if UInt64(positions[next]) == wanted {
                starts[kept] = start
                kept += 1
            }
        }
        starts.removeLast(starts.count - kept)
    }
}
