/// A postings list in one of the two layouts.
package enum PostingsList: Sendable {
    case blocks(BlockList)
    case ranges(RangeList)
}
