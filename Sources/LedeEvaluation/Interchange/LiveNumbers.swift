import LedeCIFF
import LedeInvertedIndex

/// The live documents of an index, numbered from 0 without gaps in their order.
struct LiveNumbers {
    private let reader: IndexReader
    /// For each global document its number, or `none`.
    private var numbers: [UInt32] = []

    private static let none = UInt32.max

    /// - Complexity: O(documents), 4 bytes each.
    init(_ reader: IndexReader) {
        self.reader = reader
        numbers.reserveCapacity(Int(reader.docLimit))
        var next: UInt32 = 0
        for segment in reader.segments {
            for doc in 0..<UInt32(segment.docCount) {
                let isLive = segment.isLive(doc)
                numbers.append(isLive ? next : Self.none)
                if isLive { next += 1 }
            }
        }
    }

    /// The number of the global document `doc`; nil for a deleted one.
    subscript(doc: UInt32) -> UInt32? { numbers[Int(doc)] == Self.none ? nil : numbers[Int(doc)] }

    /// The postings of `term` in live documents.
    /// - Parameter name: what the term is called.
    func postings(of term: [UInt8], named name: [UInt8]) throws -> CIFFTerm {
        var result = CIFFTerm(term: name, docs: [], freqs: [])
        for (segment, base) in zip(reader.segments, reader.docBases) {
            guard let entry = try segment.entry(term) else { continue }
            var cursor = try segment.postings(entry)
            while try cursor.advance() != PostingsCursor.end {
                guard let number = self[base + cursor.doc] else { continue }
                result.docs.append(number)
                result.freqs.append(cursor.freq)
            }
        }
        return result
    }
}
