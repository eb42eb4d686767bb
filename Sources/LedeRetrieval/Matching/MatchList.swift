import LedeInvertedIndex

/// The live documents of a segment in which a leaf occurs, found once: counted for the leaf's document frequency, then scored.
package struct MatchList: Sendable {
    /// Local doc ids, ascending.
    package private(set) var docs: [UInt32] = []
    /// `freqs[i]` belongs to `docs[i]`.
    package private(set) var freqs: [UInt32] = []

    package init() {}

    /// `docs`, ascending, once each.
    package init(docs: [UInt32]) {
        self.docs = docs
        freqs = Array(repeating: 1, count: docs.count)
    }

    /// Appends a document above all others.
    package mutating func append(_ doc: UInt32, freq: UInt32) {
        docs.append(doc)
        freqs.append(freq)
    }

    /// Appends a document above all others, or adds to the occurrences of the last one.
    package mutating func add(_ doc: UInt32, freq: UInt32) {
        if docs.last == doc {
            let (sum, overflow) = freqs[freqs.count - 1].addingReportingOverflow(freq)
            freqs[freqs.count - 1] = overflow ? .max : sum
        } else {
            append(doc, freq: freq)
        }
    }

    package init(_ shape: PhraseShape, entries: [TermEntry], segment: SegmentReader) throws {
        var cursor = try PhraseCursor(shape, entries: entries, segment: segment)
        while try cursor.advance() != PostingsCursor.end {
            guard segment.isLive(cursor.doc) else { continue }
            docs.append(cursor.doc)
            freqs.append(cursor.freq)
        }
    }
}
