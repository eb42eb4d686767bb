import LedeInvertedIndex

/// Walks the documents of a segment in which a leaf of a query occurs; deleted ones may be among them.
///
/// The contract is `PostingsCursor`'s: `advance` or `seek` first, `PostingsCursor.end` past the last, moving on past the end is legal.
package protocol MatchCursor {
    var doc: UInt32 { get }
    /// Occurrences in `doc`.
    var freq: UInt32 { get }
    mutating func advance() throws -> UInt32
    mutating func seek(_ target: UInt32) throws -> UInt32
}

extension PostingsCursor: MatchCursor {}
