import LedeIndexBytes
import LedeIndexStorage

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

    /// Adds a whole term: all of its postings, at least one.
    /// - Parameters:
    ///   - docs: ascending.
    ///   - freqs: `freqs[i]` ≥ 1 belongs to `docs[i]`.
    ///   - occurrences: the positions of all documents in turn, `freqs[i]` of them for `docs[i]`, each document's not descending.
    mutating func addTerm(
        _ term: Span<UInt8>, docs: Span<UInt32>, freqs: Span<UInt32>, positions occurrences: Span<UInt32>
    ) throws(IndexFileError) {
        try positions.add(occurrences, freqs: freqs)
        let list = try postings.write(docs: docs, freqs: freqs)
        try endTerm(term, docFreq: docs.count, collectionFreq: UInt64(occurrences.count), list: list)
    }

    /// Adds a whole term of an index without positions.
    mutating func addTerm(_ term: Span<UInt8>, docs: Span<UInt32>, freqs: Span<UInt32>) throws(IndexFileError) {
        var collectionFreq: UInt64 = 0
        for index in freqs.indices { collectionFreq += UInt64(freqs[index]) }
        try endTerm(term, docFreq: docs.count, collectionFreq: collectionFreq, list: try postings.write(docs: docs, freqs: freqs))
    }

    /// Adds some of a term's postings, as `addTerm` adds all; call `endTerm` after the last.
    mutating func add(docs: Span<UInt32>, freqs: Span<UInt32>, positions occurrences: Span<UInt32>) throws(IndexFileError) {
        try positions.add(occurrences, freqs: freqs)
        postings.add(docs: docs, freqs: freqs)
    }

    /// Ends the current term. One without postings (all of its documents were deleted) leaves no trace.
    mutating func endTerm(_ term: [UInt8]) throws(IndexFileError) {
        let docFreq = postings.docFreq
        guard docFreq > 0 else { return }
        let list = try postings.endList()
        try endTerm(term.span, docFreq: docFreq, collectionFreq: list.collectionFreq, list: (list.offset, list.length))
    }

    /// Ends the current term, whose postings are written.
    private mutating func endTerm(
        _ term: Span<UInt8>, docFreq: Int, collectionFreq: UInt64, list: (offset: Int, length: Int)
    ) throws(IndexFileError) {
        let places = try positions.endList()
        try dictionary.add(term, docFreq: docFreq, collectionFreq: collectionFreq, postings: list, positions: places)
    }

    /// Completes the three files.
    func finish(sync: Bool) throws(IndexFileError) {
        _ = try postingsFile.finish(sync: sync)
        _ = try positionsFile.finish(sync: sync)
        _ = try dictionary.finish(sync: sync)
    }
}
