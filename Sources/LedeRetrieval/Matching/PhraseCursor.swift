import LedeIndexBytes
import LedeInvertedIndex

/// Walks the documents that have a phrase: the rarest term leads, the others follow by seeking, positions decide.
package struct PhraseCursor: MatchCursor {
    package private(set) var doc: UInt32 = 0
    package private(set) var freq: UInt32 = 0
    /// By ascending document frequency.
    private var cursors: [PostingsCursor] = []
    /// `order[i]` is where distinct term i of the phrase is in `cursors`.
    private var order: [Int]
    private var matcher: PhraseMatcher
    private let lengths: DocumentLengths
    private var hasStarted = false
    /// Documents whose positions were read.
    private var candidateCount = 0

    /// - Parameter entries: those of the shape's distinct terms, in its order.
    package init(_ shape: PhraseShape, entries: [TermEntry], segment: SegmentReader) throws(IndexFileError) {
        matcher = PhraseMatcher(shape)
        lengths = segment.lengths
        order = Array(repeating: 0, count: entries.count)
        for term in entries.indices.sorted(by: { (entries[$0].docFreq, $0) < (entries[$1].docFreq, $1) }) {
            order[term] = cursors.count
            cursors.append(try segment.postings(entries[term]))
        }
    }

    package mutating func advance() throws -> UInt32 {
        if !hasStarted { return try find(0) }
        return doc == PostingsCursor.end ? doc : try find(doc + 1)
    }

    package mutating func seek(_ target: UInt32) throws -> UInt32 {
        hasStarted && target <= doc ? doc : try find(target)
    }

    private mutating func find(_ first: UInt32) throws -> UInt32 {
        hasStarted = true
        var target = cursors.isEmpty ? PostingsCursor.end : first
        search: while target != PostingsCursor.end {
            for index in cursors.indices {
                let found = try cursors[index].seek(target)
                if found > target {
                    target = found
                    continue search
                }
            }
            candidateCount &+= 1
            if candidateCount.isMultiple(of: 4_096) { try Task.checkCancellation() }
            freq = try matcher.freq(&cursors, order: order, lengths: lengths)
            if freq > 0 { break }
            target += 1
        }
        doc = target
        return target
    }
}
