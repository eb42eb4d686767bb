import InvertedIndex

/// Where the matches of a leaf in one segment come from.
enum LeafSource: Sendable {
    /// A term is missing from the segment.
    case absent
    /// One term in any field: its postings.
    case term(TermEntry)
    /// Terms whose positions decide; the entries belong to the shape's distinct terms.
    case phrase(PhraseShape, [TermEntry])
    /// Found already.
    case list(MatchList)

    /// At most as many documents match.
    var largestCount: Int {
        switch self {
        case .absent: 0
        case .term(let entry): entry.docFreq
        case .phrase(_, let entries): entries.map(\.docFreq).min() ?? 0
        case .list(let list): list.docs.count
        }
    }
}
