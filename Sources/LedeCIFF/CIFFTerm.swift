/// A term with its postings.
package struct CIFFTerm: Sendable, Equatable {
    /// UTF-8.
    package var term: [UInt8]
    /// Documents that have it, ascending.
    package var docs: [UInt32]
    /// `freqs[i]` ≥ 1 belongs to `docs[i]`.
    package var freqs: [UInt32]

    package init(term: [UInt8], docs: [UInt32], freqs: [UInt32]) {
        self.term = term
        self.docs = docs
        self.freqs = freqs
    }
}
