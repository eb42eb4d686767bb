import IndexBytes

/// Walks the terms of a whole index in ascending order of their bytes, each once, with its counts over the live documents of all segments.
///
/// A term whose documents were all deleted is passed over.
public struct IndexTerms: Sendable {
    private let segments: [SegmentReader]
    private var terms: JoinedTerms
    /// The current term's bytes; empty before the first `next`.
    public var term: [UInt8] { terms.term }
    /// The current term's counts.
    public private(set) var statistics = TermStatistics()

    init(_ segments: [SegmentReader], from start: [UInt8]) throws(IndexFileError) {
        self.segments = segments
        terms = try JoinedTerms(segments, from: start)
    }

    /// Moves to the next term. Complexity: O(segments).
    /// - Returns: false past the last one.
    public mutating func next() throws(IndexFileError) -> Bool {
        while try terms.next() {
            statistics = TermStatistics()
            for (segment, entry) in terms.entries {
                let live = segments[segment].liveStatistics(entry)
                statistics.docFreq += live.docFreq
                statistics.collectionFreq += live.collectionFreq
            }
            if statistics.docFreq > 0 { return true }
        }
        return false
    }
}

extension IndexReader {
    /// The terms of the index from `start` on, in the order of their bytes; all of them by default.
    public func terms(from start: [UInt8] = []) throws(IndexFileError) -> IndexTerms { try IndexTerms(segments, from: start) }

    /// Number of distinct terms among the live documents. Complexity: O(terms), or O(1) for one segment without deletions.
    public func termCount() throws(IndexFileError) -> Int {
        if segments.count == 1, segments[0].deletedCount == 0 { return segments[0].termCount }
        var terms = try terms()
        var count = 0
        while try terms.next() { count += 1 }
        return count
    }
}
