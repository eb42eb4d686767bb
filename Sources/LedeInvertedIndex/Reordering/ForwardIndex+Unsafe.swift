/// The terms of each document: 4 bytes per posting, in one piece of memory that goes straight back to the system.
///
/// SAFETY (@unchecked Sendable): threads that share a forward index touch different documents' rows; before documents pass from one thread
/// to another, the first has ended.
final class ForwardIndex: @unchecked Sendable {
    let docCount: Int
    /// Terms are numbers below this.
    let termCount: Int
    /// Where each row starts, and where the last one ends.
    private let starts: [Int]
    private let terms: UnsafeMutablePointer<UInt32>
    private let lengths: UnsafeMutablePointer<UInt32>
    private let byteCount: Int

    /// Rows without terms.
    /// - Parameter capacities: the most terms that each document will get.
    init(capacities: [UInt32], termCount: Int) {
        docCount = capacities.count
        self.termCount = termCount
        var starts = [0]
        starts.reserveCapacity(docCount + 1)
        for capacity in capacities { starts.append(starts[starts.count - 1] + Int(capacity)) }
        self.starts = starts
        byteCount = max((starts[docCount] + docCount) * 4, 4)
        // SAFETY: room for all rows and, after them, a length for each; zeros are initialised integers. `deinit` frees it, once.
        terms = PageMemory.allocate(byteCount).bindMemory(to: UInt32.self, capacity: byteCount / 4)
        lengths = terms + starts[docCount]
    }

    deinit { PageMemory.free(UnsafeMutableRawPointer(terms), byteCount) }

    /// Adds a term to a document's row.
    /// - Precondition: the row has room, and `term` is below `termCount`.
    func append(_ term: UInt32, to doc: Int) {
        precondition(doc >= 0 && doc < docCount && term < termCount)
        // SAFETY: `doc` has a row, and the precondition keeps the place before the next one's start.
        let place = starts[doc] + Int(lengths[doc])
        precondition(place < starts[doc + 1])
        terms[place] = term
        lengths[doc] += 1
    }

    /// The terms of document `doc`, each below `termCount`; valid while the index is.
    @inline(__always)
    func row(_ doc: UInt32) -> UnsafeBufferPointer<UInt32> {
        precondition(doc < docCount)
        // SAFETY: the row's entries up to its length are initialised and lie within its capacity.
        return UnsafeBufferPointer(start: terms + starts[Int(doc)], count: Int(lengths[Int(doc)]))
    }

    /// Removes from the row of `doc` the terms that `isKept` rejects.
    @inline(__always)
    func filterRow(_ doc: UInt32, _ isKept: (UInt32) -> Bool) {
        precondition(doc < docCount)
        // SAFETY: as in `row`; kept terms move towards the row's front.
        let row = terms + starts[Int(doc)]
        var kept = 0
        for index in 0..<Int(lengths[Int(doc)]) {
            let term = row[index]
            row[kept] = term
            kept += isKept(term) ? 1 : 0
        }
        lengths[Int(doc)] = UInt32(kept)
    }
}
