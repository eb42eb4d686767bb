import LedeInvertedIndex

/// Where the matches of a leaf in one segment come from.
package enum LeafSource: Sendable {
    /// A term is missing from the segment.
    case absent
    /// One term in any field: its postings.
    case term(TermEntry)
    /// Terms whose positions decide; the entries belong to the shape's distinct terms.
    case phrase(PhraseShape, [TermEntry])
    /// Found already.
    case list(MatchList)

    package init(_ list: MatchList) { self = list.docs.isEmpty ? .absent : .list(list) }

    /// Occurrences in the segment's document `doc`.
    package func freq(_ doc: UInt32, _ segment: SegmentReader) throws -> UInt32 {
        func freq(_ cursor: some MatchCursor) throws -> UInt32 {
            var cursor = cursor
            return try cursor.seek(doc) == doc ? cursor.freq : 0
        }
        return switch self {
        case .absent: 0
        case .term(let entry): try freq(segment.postings(entry))
        case .phrase(let shape, let entries): try freq(PhraseCursor(shape, entries: entries, segment: segment))
        case .list(let list): try freq(MatchListCursor(list))
        }
    }
}
