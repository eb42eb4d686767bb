import LedeIndexBytes
import LedeIndexStorage

/// Writes postings lists, one after the other, into a `.postings` file, each in the layout given by `PostingsLayout`.
///
/// A list is kept in memory until it ends, 8 bytes a posting: the layout depends on its length.
struct PostingsListWriter {
    private let file: IndexFileWriter
    /// Tokens of every document of the segment.
    private let lengths: [UInt32]
    private let averageLength: Double
    private var docs: [UInt32] = []
    private var freqs: [UInt32] = []
    private var blocks = BlockListEncoder()
    private var ranges = RangeListEncoder()
    private var scratch = ByteWriter()

    /// - Parameter lengths: tokens of every document of the segment; postings are of documents below its count.
    init(_ file: IndexFileWriter, lengths: [UInt32]) {
        self.file = file
        self.lengths = lengths
        let tokens = lengths.reduce(UInt64(0)) { $0 + UInt64($1) }
        averageLength = DocumentLengths.average(tokens: tokens, docCount: lengths.count)
    }

    /// Postings of the current list.
    var docFreq: Int { docs.count }

    /// Adds the posting of `doc`, which is greater than those before, with `freq` ≥ 1 occurrences.
    mutating func add(doc: UInt32, freq: UInt32) {
        docs.append(doc)
        freqs.append(freq)
    }

    /// Adds several postings.
    mutating func add(docs more: Span<UInt32>, freqs moreFreqs: Span<UInt32>) {
        docs.reserveCapacity(docs.count + more.count)
        freqs.reserveCapacity(freqs.count + more.count)
        for index in more.indices {
            docs.append(more[index])
            freqs.append(moreFreqs[index])
        }
    }

    /// Ends the list gathered by `add` and starts the next one.
    /// - Returns: where the list starts in the file, its length in bytes, and its number of positions (the term's cf).
    mutating func endList() throws(IndexFileError) -> (offset: Int, length: Int, collectionFreq: UInt64) {
        var collectionFreq: UInt64 = 0
        for freq in freqs { collectionFreq += UInt64(freq) }
        var (endedDocs, endedFreqs) = (docs, freqs)
        (docs, freqs) = ([], [])
        let written = try write(docs: endedDocs.span, freqs: endedFreqs.span)
        endedDocs.removeAll(keepingCapacity: true)
        endedFreqs.removeAll(keepingCapacity: true)
        (docs, freqs) = (endedDocs, endedFreqs)
        return (written.offset, written.length, collectionFreq)
    }

    /// Writes a whole list.
    /// - Returns: where it starts in the file, and its length in bytes.
    mutating func write(docs: Span<UInt32>, freqs: Span<UInt32>) throws(IndexFileError) -> (offset: Int, length: Int) {
        scratch.removeAll()
        let (lengths, averageLength) = (lengths, averageLength)
        if PostingsLayout.hasRanges(docFreq: docs.count, docCount: lengths.count) {
            try ranges.append(docs: docs, freqs: freqs, lengths: lengths.span, averageLength: averageLength, to: &scratch)
        } else {
            try blocks.append(docs: docs, freqs: freqs, lengths: lengths.span, averageLength: averageLength, to: &scratch)
        }
        let offset = file.offset
        try file.append(scratch)
        return (offset, scratch.count)
    }
}
