import LedeInvertedIndex

/// The cursors of a query's leaves in a segment, read window by window.
struct WindowedLeaves {
    private enum Place {
        case absent
        case term(Int)
        case phrase(Int)
        case list(Int)
    }

    private var places: [Place] = []
    private var terms: [PostingsCursor] = []
    private var phrases: [PhraseCursor] = []
    private var lists: [MatchListCursor] = []

    /// Every cursor is at its first document afterwards.
    init(_ sources: [LeafSource], segment: SegmentReader) throws {
        for source in sources {
            switch source {
            case .absent: places.append(.absent)
            case .term(let entry):
                var cursor = try segment.postings(entry)
                _ = try cursor.advance()
                places.append(.term(terms.count))
                terms.append(cursor)
            case .phrase(let shape, let entries):
                var cursor = try PhraseCursor(shape, entries: entries, segment: segment)
                _ = try cursor.advance()
                places.append(.phrase(phrases.count))
                phrases.append(cursor)
            case .list(let list):
                var cursor = MatchListCursor(list)
                _ = cursor.advance()
                places.append(.list(lists.count))
                lists.append(cursor)
            }
        }
    }

    /// The document that the leaf's cursor is at; `PostingsCursor.end` when it has no more.
    func doc(_ leaf: Int) -> UInt32 {
        switch places[leaf] {
        case .absent: PostingsCursor.end
        case .term(let index): terms[index].doc
        case .phrase(let index): phrases[index].doc
        case .list(let index): lists[index].doc
        }
    }

    /// Appends the leaf's matches in `first ..< first + WindowHits.width` to `hits`; what comes before is skipped.
    mutating func read(_ leaf: Int, from first: UInt32, into hits: inout WindowHits) throws {
        switch places[leaf] {
        case .absent: break
        case .term(let index): try Self.read(&terms[index], from: first, into: &hits)
        case .phrase(let index): try Self.read(&phrases[index], from: first, into: &hits)
        case .list(let index): try Self.read(&lists[index], from: first, into: &hits)
        }
    }

    private static func read<Cursor: MatchCursor>(
        _ cursor: inout Cursor, from first: UInt32, into hits: inout WindowHits
    ) throws {
        var doc = cursor.doc < first ? try cursor.seek(first) : cursor.doc
        // Ids do not wrap at the end: a window that starts near it ends before the sentinel.
        let end = first > PostingsCursor.end - WindowHits.width ? PostingsCursor.end : first + WindowHits.width
        while doc < end {
            hits.offsets.append(doc - first)
            hits.freqs.append(cursor.freq)
            doc = try cursor.advance()
        }
    }
}
