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
        try add(docs: docs, freqs: freqs, positions: positions)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(term.count)
        for index in term.indices { bytes.append(term[index]) }
        try endTerm(bytes)
    }

    /// Adds some of a term's postings, as `addTerm` adds all; `endTerm` follows the last ones.
    mutating func add(docs: Span<UInt32>, freqs: Span<UInt32>, positions: Span<UInt32>) throws(IndexFileError) {
        var place = 0
        for index in docs.indices {
            let end = place + Int(freqs[index])
            try add(doc: docs[index], positions: positions.extracting(place..<end))
            place = end
        }
    }
}
