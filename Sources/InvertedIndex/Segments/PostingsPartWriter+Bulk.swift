import IndexBytes

extension PostingsPartWriter {
    /// Adds a whole term: all of its postings, at least one.
    /// - Parameters:
    ///   - docs: ascending.
    ///   - freqs: `freqs[i]` ≥ 1 belongs to `docs[i]`.
    ///   - positions: those of all documents one after the other, `freqs[i]` of them for `docs[i]`, each document's not descending.
    mutating func addTerm(
        _ term: Span<UInt8>, docs: Span<UInt32>, freqs: Span<UInt32>, positions: Span<UInt32>
    ) throws(IndexFileError) {
        try addPositions(freqs: freqs, positions)
        let list = try writeList(docs: docs, freqs: freqs)
        try endTerm(term, docFreq: docs.count, collectionFreq: UInt64(positions.count), list: list)
    }

    /// Adds some of a term's postings, as `addTerm` adds all; `endTerm` follows the last ones.
    mutating func add(docs: Span<UInt32>, freqs: Span<UInt32>, positions: Span<UInt32>) throws(IndexFileError) {
        try addPositions(freqs: freqs, positions)
        gather(docs: docs, freqs: freqs)
    }
}
