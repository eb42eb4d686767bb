import LedeIndexBytes

/// Takes the terms of an import, one after another.
package struct ImportedTerms: ~Copyable {
    private var writer: PostingsPartWriter

    init(_ writer: PostingsPartWriter) { self.writer = writer }

    /// Adds the next term.
    /// - Parameters:
    ///   - term: comes after the terms before it by its bytes, and has no zero byte.
    ///   - docs: at least one, ascending, each a document of the import with a length of at least 1.
    ///   - freqs: `freqs[i]` ≥ 1 belongs to `docs[i]`.
    /// - Throws: `.tooLarge` for a term with 2³² occurrences; what the file system says.
    package mutating func add(_ term: [UInt8], docs: [UInt32], freqs: [UInt32]) throws(IndexFileError) {
        precondition(!docs.isEmpty && docs.count == freqs.count)
        try writer.addTerm(term.span, docs: docs.span, freqs: freqs.span)
    }

    consuming func finish() throws(IndexFileError) { try writer.finish(sync: true) }
}
