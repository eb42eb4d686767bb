import LedeIndexBytes

/// The terms of a merge's input, one after another in ascending order, and the postings of each.
protocol TermPostings: AnyObject {
    /// Moves to the next term, the first one at first.
    /// - Returns: false past the last one.
    func next() throws(IndexFileError) -> Bool

    /// Calls `body` with the current term's bytes.
    func withTerm<Result>(_ body: (Span<UInt8>) -> Result) -> Result

    /// Bytes of the current term.
    var termLength: Int { get }

    /// The first 8 bytes of the current term, the first one highest, padded with zeros.
    var key: UInt64 { get }

    /// Adds the next postings of the current term to `postings`: all that are left, or some with `limit` positions or slightly more.
    /// - Returns: whether more are left.
    func read(limit: Int, into postings: PostingsColumns) throws(IndexFileError) -> Bool
}

extension TermPostings {
    /// The `key` for `term`.
    static func key(of term: Span<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        for index in 0..<min(8, term.count) { key |= UInt64(term[index]) << UInt64(56 - index * 8) }
        return key
    }
}
