/// Which of two layouts a term's postings have; this follows from the term's document frequency and the segment's number of documents.
///
/// Rare terms: blocks of 128 postings, packed by differences (`BlockListEncoder`). Frequent terms: columns aligned to ranges of 128
/// documents (`RangeListEncoder`), so that any range can be reached without decoding those before it, and be ruled out for a query without
/// touching its postings.
// Public, since the compiler inlines nothing else across modules; no product exports the module.
public enum PostingsLayout {
    /// Documents a range of a range list spans.
    @inlinable public static var rangeSize: Int { 128 }
    /// A list of at least one posting in this many documents is a range list.
    static let rangeShare = 64
    /// A list of fewer postings is never a range list.
    static let leastRangeDocFreq = 64
    /// A range list of at least one posting in this many documents has a bitset instead of low ids, as that takes no more room.
    static let bitsetShare = 8

    /// Whether a term in `docFreq` of a segment's `docCount` documents has a range list.
    @inline(__always)
    package static func hasRanges(docFreq: Int, docCount: Int) -> Bool {
        docFreq >= leastRangeDocFreq && docFreq >= docCount / rangeShare
    }

    /// Whether a range list has a bitset.
    static func hasBitset(docFreq: Int, docCount: Int) -> Bool { docFreq >= docCount / bitsetShare }

    /// Ranges of a segment.
    package static func rangeCount(docCount: Int) -> Int { (docCount + rangeSize - 1) / rangeSize }
}
