/// What an engine keeps of a document's length D.
package enum LengthForm: String, Sendable, CaseIterable {
    /// The number of tokens.
    case exact
    /// One byte: exact to 40, then 42, 44, …, rounded down to four significant bits of what is above 24 (Lucene's `SmallFloat.intToByte4`,
    /// and Tantivy's `fieldnorm_to_id`, whose table is the same).
    case oneByte
    /// The number of tokens, but at least half the mean (Xapian's `min_normlen`, ½ by default).
    case atLeastHalfMean

    /// The length that replaces `length` in the formula.
    @inline(__always)
    package func tokens(_ length: UInt32, averageLength: Double) -> Double {
        switch self {
        case .exact: Double(length)
        case .oneByte: Double(Self.roundedToByte(length))
        case .atLeastHalfMean: max(Double(length), averageLength / 2)
        }
    }

    /// The greatest length of one byte that is not above `length`.
    package static func roundedToByte(_ length: UInt32) -> UInt32 {
        let exact: UInt32 = 24
        guard length >= exact else { return length }
        let rest = length - exact
        let droppedBits = max(0, UInt32.bitWidth - rest.leadingZeroBitCount - 4)
        return exact + (rest >> droppedBits) << droppedBits
    }

    /// In words.
    package var summary: String {
        switch self {
        case .exact: "exact lengths"
        case .oneByte: "lengths in one byte"
        case .atLeastHalfMean: "lengths of at least half the mean"
        }
    }
}
