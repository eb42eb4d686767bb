/// A term with its postings.
public struct CIFFTerm: Sendable, Equatable {
    /// UTF-8.
    public var term: [UInt8]
    /// Documents that have it, ascending.
    public var docs: [UInt32]
    /// `freqs[i]` ≥ 1 belongs to `docs[i]`.
    public var freqs: [UInt32]

    public init(term: [UInt8], docs: [UInt32], freqs: [UInt32]) {
        self.term = term
        self.docs = docs
        self.freqs = freqs
    }
}
