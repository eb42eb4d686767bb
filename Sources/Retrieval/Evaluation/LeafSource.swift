import InvertedIndex

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
}
