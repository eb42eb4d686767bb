import IndexBytes
import InvertedIndex

/// Counts the live documents of a segment that have at least one of several leaves, by the union of their bitsets.
enum UnionCount {
    /// Complexity: linear in the segment's documents / 64 and in the postings of the leaves that have no bitset.
    static func count(_ leaves: UnsafeMutableBufferPointer<PreparedLeaf>, columns: SegmentColumns, arena: SearchArena) throws -> Int {
        // SAFETY: `words` has two words for each range of the segment; lists hold documents of the segment.
        guard leaves.count > 1 || columns.hasDeletions else { return leaves.first?.count ?? 0 }
        let words = arena.take(UInt64(0), columns.rangeCount * 2)
        for leaf in leaves {
            try Task.checkCancellation()
            if let list = leaf.ranges?.pointee {
                for range in 0..<columns.rangeCount where list.bounds[range] != ImpactCode.empty {
                    let members = list.members(ofRange: range)
                    words[2 * range] |= members.0
                    words[2 * range + 1] |= members.1
                }
            } else {
                for place in 0..<leaf.count {
                    let doc = leaf.docs[place]
                    words[Int(doc &>> 6)] |= 1 &<< UInt64(doc & 63)
                }
            }
        }
        if columns.hasDeletions {
            for range in 0..<columns.rangeCount {
                let live = columns.segment.liveMembers(ofRange: range)
                words[2 * range] &= live.0
                words[2 * range + 1] &= live.1
            }
        }
        return BitCount.count(words, columns.rangeCount * 2)
    }
}
