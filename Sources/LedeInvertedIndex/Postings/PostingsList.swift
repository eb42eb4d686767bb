import LedeIndexBytes

/// A postings list in one of the two layouts.
package enum PostingsList: Sendable {
    case blocks(BlockList)
    case ranges(RangeList)

    /// The 10th, 100th and 1000th greatest saturation of all postings, rounded down; 0 where there are fewer postings, or it is not known.
    package func topSaturations() throws(IndexFileError) -> (Float, Float, Float) {
        switch self {
        case .blocks(let list): try list.topSaturations()
        case .ranges(let list): list.topSaturations
        }
    }
}
