import IndexBytes
import IndexStorage

/// Writes the inverted half of a segment: dictionary, postings and positions, term by term in ascending order.
struct PostingsPartWriter {
    private let postingsFile: IndexFileWriter
    private let positionsFile: IndexFileWriter
    private var postings: PostingsListWriter
    private var positions: PositionsListWriter
    private var dictionary: TermDictionaryWriter

    /// - Parameter lengths: tokens of every document of the segment, over all fields.
    init(_ directory: any Directory, segment: String, lengths: [UInt32]) throws(IndexFileError) {
        postingsFile = try IndexFileWriter(directory, name: "\(segment).postings", kind: .postings)
        positionsFile = try IndexFileWriter(directory, name: "\(segment).positions", kind: .positions)
        dictionary = try TermDictionaryWriter(directory, name: "\(segment).terms")
        postings = PostingsListWriter(postingsFile, lengths: lengths)
        positions = PositionsListWriter(positionsFile)
    }

    /// Adds a posting of the current term.
    /// - Parameter occurrences: its positions in `doc`, not descending, at least one.
    mutating func add(doc: UInt32, positions occurrences: Span<UInt32>) throws(IndexFileError) {
        postings.add(doc: doc, freq: UInt32(occurrences.count))
        try positions.add(occurrences)
    }

    /// Adds the positions of documents of the current term, `freqs[i]` for the i-th.
    mutating func addPositions(freqs: Span<UInt32>, _ occurrences: Span<UInt32>) throws(IndexFileError) {
        try positions.add(occurrences, freqs: freqs)
    }

    /// Keeps postings of the current term until it ends.
    mutating func gather(docs: Span<UInt32>, freqs: Span<UInt32>) { postings.add(docs: docs, freqs: freqs) }

    /// Writes all postings of the current term, of which none was gathered.
    mutating func writeList(docs: Span<UInt32>, freqs: Span<UInt32>) throws(IndexFileError) -> (offset: Int, length: Int) {
        try postings.write(docs: docs, freqs: freqs)
    }

    /// Ends the current term, whose postings are written.
    mutating func endTerm(
        _ term: Span<UInt8>, docFreq: Int, collectionFreq: UInt64, list: (offset: Int, length: Int)
    ) throws(IndexFileError) {
        let places = try positions.endList()
        try dictionary.add(term, docFreq: docFreq, collectionFreq: collectionFreq, postings: list, positions: places)
    }

    /// Ends the current term. One without a posting (all of its documents were deleted) leaves no trace.
    mutating func endTerm(_ term: [UInt8]) throws(IndexFileError) {
        let docFreq = postings.docFreq
        guard docFreq > 0 else { return }
        let list = try postings.endList()
        try endTerm(term.span, docFreq: docFreq, collectionFreq: list.collectionFreq, list: (list.offset, list.length))
    }

    /// Completes the three files.
    func finish(sync: Bool) throws(IndexFileError) {
        _ = try postingsFile.finish(sync: sync)
        _ = try positionsFile.finish(sync: sync)
        _ = try dictionary.finish(sync: sync)
    }
}
