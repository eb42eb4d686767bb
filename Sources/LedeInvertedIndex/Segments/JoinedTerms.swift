import LedeIndexBytes

/// Walks the terms of all forms of several segments in ascending order of their bytes, each once.
struct JoinedTerms: Sendable {
    private var cursors: [TermCursor] = []
    private var isAtEnd: [Bool] = []
    /// The current term's bytes; empty before the first `next`.
    private(set) var term: [UInt8] = []
    /// The segments that have the current term, by number, ascending, and their dictionary entries for it.
    private(set) var entries: [(segment: Int, entry: TermEntry)] = []

    init(_ segments: [SegmentReader], from start: [UInt8] = []) throws(IndexFileError) {
        for segment in segments {
            var cursor = try segment.allTerms(from: start)
            isAtEnd.append(try !cursor.next())
            cursors.append(cursor)
        }
    }

    /// Moves to the next term. Complexity: O(segments).
    /// - Returns: false past the last one.
    mutating func next() throws(IndexFileError) -> Bool {
        entries.removeAll(keepingCapacity: true)
        var least: Int?
        for index in cursors.indices where !isAtEnd[index] {
            if let best = least, cursors[best].term.compared(with: cursors[index].term) <= 0 { continue }
            least = index
        }
        guard let least else { return false }
        term = cursors[least].term
        for index in least..<cursors.count where !isAtEnd[index] && (index == least || cursors[index].term == term) {
            entries.append((index, cursors[index].entry))
            isAtEnd[index] = try !cursors[index].next()
        }
        return true
    }
}
