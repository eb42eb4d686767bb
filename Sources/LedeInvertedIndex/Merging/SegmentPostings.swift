import LedeIndexBytes

/// The postings of a segment, for a merge.
final class SegmentPostings: TermPostings {
    private let segment: SegmentReader
    private var cursor: TermCursor
    private var list: PostingsCursor?
    private var positions: [UInt32] = []
    private let evictionStep: Int
    /// Bytes read since pages were released.
    private var unevicted = 0
    private(set) var key: UInt64 = 0

    /// - Parameter evictionStep: bytes read after which their pages are released: a merge walks them once, and what it has passed would
    ///   only fill memory.
    init(_ segment: SegmentReader, evictionStep: Int) throws(IndexFileError) {
        self.segment = segment
        self.evictionStep = evictionStep
        cursor = try segment.allTerms()
    }

    func withTerm<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        let term = cursor.term
        return body(term.span)
    }

    var termLength: Int { cursor.term.count }

    func next() throws(IndexFileError) -> Bool {
        list = nil
        guard try cursor.next() else {
            segment.evictPostings()
            return false
        }
        key = Self.key(of: cursor.term.span)
        return true
    }

    func read(limit: Int, into postings: PostingsColumns) throws(IndexFileError) -> Bool {
        if list == nil {
            let entry = cursor.entry
            unevicted += entry.postingsLength + entry.positionsLength
            if unevicted > evictionStep {
                segment.evictPostings()
                unevicted = 0
            }
            list = try segment.postings(entry)
        }
        guard var reading = list.take() else { return false }
        let start = postings.positionCount
        while try reading.advance() != PostingsCursor.end {
            try reading.readPositions(into: &positions)
            postings.append(doc: reading.doc, positions: positions.span)
            if postings.positionCount - start >= limit {
                list = reading
                return true
            }
        }
        return false
    }
}
