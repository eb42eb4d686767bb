import LedeIndexBytes

/// Postings of one term or of several, in columns: `freqs[i]` belongs to `docs[i]`, and the positions of all documents are back to back.
///
/// Reused from term to term, so a posting costs no allocation.
final class PostingsColumns {
    private var docColumn: UnsafeMutablePointer<UInt32>
    private var freqColumn: UnsafeMutablePointer<UInt32>
    private var positionColumn: UnsafeMutablePointer<UInt32>
    private var capacity: Int
    /// Postings.
    private(set) var docCount = 0
    /// Positions of all postings together.
    private(set) var positionCount = 0

    /// - Parameter capacity: positions, and so postings, that need no further allocation.
    init(capacity: Int = 1 << 12) {
        self.capacity = capacity
        docColumn = Self.column(capacity)
        freqColumn = Self.column(capacity)
        positionColumn = Self.column(capacity)
    }

    deinit {
        for column in [docColumn, freqColumn, positionColumn] { (column - 1).deallocate() }
    }

    // SAFETY: one entry comes before the column, which `appendUnchecked` may write to; `deinit` and `reserve` free from there, once.
    private static func column(_ capacity: Int) -> UnsafeMutablePointer<UInt32> {
        let column = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity + 1)
        column.initialize(to: 0)
        return column + 1
    }

    func removeAll() {
        docCount = 0
        positionCount = 0
    }

    /// Makes room for `more` positions and as many postings.
    func reserve(_ more: Int) {
        guard positionCount + more > capacity else { return }
        let grown = max(positionCount + more, capacity + capacity / 2)
        // SAFETY: the first entries of each column are initialised up to its count, which is at most either capacity.
        func moved(_ column: UnsafeMutablePointer<UInt32>, _ count: Int) -> UnsafeMutablePointer<UInt32> {
            let larger = Self.column(grown)
            larger.initialize(from: column, count: count)
            (column - 1).deallocate()
            return larger
        }
        docColumn = moved(docColumn, docCount)
        freqColumn = moved(freqColumn, docCount)
        positionColumn = moved(positionColumn, positionCount)
        capacity = grown
    }

    /// Calls `body` with the ends of the three columns, to write after them what `reserve` has made room for; it may also write one entry
    /// before each.
    /// - Parameter body: returns its verdict and how many postings and positions it has written.
    func appendUnchecked(
        _ body: (
            _ docs: UnsafeMutablePointer<UInt32>, _ freqs: UnsafeMutablePointer<UInt32>, _ positions: UnsafeMutablePointer<UInt32>
        ) -> (isWhole: Bool, docs: Int, positions: Int)
    ) -> Bool {
        // SAFETY: counts are at most the capacity; entry −1 of a column is memory of its own.
        let written = body(docColumn + docCount, freqColumn + docCount, positionColumn + positionCount)
        precondition(written.docs <= written.positions && positionCount + written.positions <= capacity)
        docCount += written.docs
        positionCount += written.positions
        return written.isWhole
    }

    /// Adds a posting.
    func append(doc: UInt32, positions: Span<UInt32>) {
        reserve(positions.count)
        // SAFETY: `reserve` has made room for all positions, and there are no more postings than positions.
        docColumn[docCount] = doc
        freqColumn[docCount] = UInt32(positions.count)
        for index in positions.indices { positionColumn[positionCount + index] = positions[index] }
        docCount += 1
        positionCount += positions.count
    }

    /// Adds `count` postings of `other` from its posting number `first` and its position number `place` on.
    /// - Returns: the number of their positions.
    func append(_ other: PostingsColumns, from first: Int, count: Int, place: Int) -> Int {
        precondition(first >= 0 && count >= 0 && count <= other.docCount - first && place >= 0)
        var places = 0
        // SAFETY: postings `first..<first + count` are within the other's count; room for them is made before they are copied.
        for index in first..<first + count { places += Int(other.freqColumn[index]) }
        precondition(places <= other.positionCount - place)
        reserve(max(places, count))
        (docColumn + docCount).update(from: other.docColumn + first, count: count)
        (freqColumn + docCount).update(from: other.freqColumn + first, count: count)
        (positionColumn + positionCount).update(from: other.positionColumn + place, count: places)
        docCount += count
        positionCount += places
        return places
    }

    /// Renumbers the postings from number `first` on by `map`, which ascends, and leaves out those that it gives `dropped`; their positions
    /// start at `place`.
    /// - Precondition: `map` has every document.
    func renumber(from first: Int, place: Int, by map: [UInt32], dropped: UInt32, hasDropped: Bool) {
        map.withUnsafeBufferPointer { map in
            // SAFETY: postings below `docCount` and their positions below `positionCount` are initialised; the kept ones move towards the
            // front. The look-up in `map` is checked.
            guard hasDropped else {
                for index in first..<docCount { docColumn[index] = map[Int(docColumn[index])] }
                return
            }
            var kept = first
            var from = place
            var to = place
            for index in first..<docCount {
                let doc = map[Int(docColumn[index])]
                let freq = Int(freqColumn[index])
                if doc != dropped {
                    docColumn[kept] = doc
                    freqColumn[kept] = UInt32(freq)
                    kept += 1
                    if from != to { for offset in 0..<freq { positionColumn[to + offset] = positionColumn[from + offset] } }
                    to += freq
                }
                from += freq
            }
            docCount = kept
            positionCount = to
        }
    }

    /// The document of posting `index`, which is below `docCount`.
    func doc(_ index: Int) -> UInt32 {
        precondition(index >= 0 && index < docCount)
        // SAFETY: entries below `docCount` are initialised.
        return docColumn[index]
    }

    /// The first posting from `start` on whose document is `limit` or later, or `docCount`.
    func firstPosting(from start: Int, notBefore limit: UInt32) -> Int {
        var index = start
        // SAFETY: entries below `docCount` are initialised.
        while index < docCount, docColumn[index] < limit { index += 1 }
        return index
    }

    /// Calls `body` with a range of the postings and a range of the positions.
    func withSpans<Failure: Error>(
        docs: Range<Int>, positions: Range<Int>,
        _ body: (_ docs: Span<UInt32>, _ freqs: Span<UInt32>, _ positions: Span<UInt32>) throws(Failure) -> Void
    ) throws(Failure) {
        precondition(docs.lowerBound >= 0 && docs.upperBound <= docCount)
        precondition(positions.lowerBound >= 0 && positions.upperBound <= positionCount)
        // SAFETY: both ranges are within the initialised entries; the spans cannot escape `body`, and `self` outlives the call.
        defer { withExtendedLifetime(self) {} }
        try body(
            Span(_unsafeStart: docColumn + docs.lowerBound, count: docs.count),
            Span(_unsafeStart: freqColumn + docs.lowerBound, count: docs.count),
            Span(_unsafeStart: positionColumn + positions.lowerBound, count: positions.count))
    }
}
