import IndexBytes
import InvertedIndex

/// Counts the live documents of a segment that have at least one of several leaves: the bits of all but the commonest leaf are set, and
/// either those of the commonest one too, or each is looked up there, whatever is less work.
enum UnionCount {
    /// Complexity: linear in the segment's documents / 64 and in the postings of the leaves that have no bitset.
    static func count(
        _ leaves: UnsafeMutableBufferPointer<PreparedLeaf>, columns: SegmentColumns, without: EvaluationTechniques, arena: SearchArena
    ) throws -> Int {
        // SAFETY: `words` has two words for each range of the segment; lists hold documents of the segment.
        guard let first = leaves.first else { return 0 }
        guard leaves.count > 1 || columns.hasDeletions else { return first.count }
        var commonest = 0
        var others = 0
        for index in leaves.indices {
            if leaves[index].count > leaves[commonest].count { commonest = index }
            others += leaves[index].count
        }
        others -= leaves[commonest].count
        let ranges = leaves[commonest].ranges
        let probes =
            !without.contains(.countByLookup) && !columns.hasDeletions && ranges?.pointee.ids != nil && others * 2 < leaves[commonest].count
        if probes, leaves.count == 2, let ranges, leaves[1 - commonest].ranges == nil {
            let list = leaves[1 - commonest]
            return leaves[commonest].count + absent(list.docs, list.count, from: ranges)
        }
        let words = arena.take(UInt64(0), columns.rangeCount * 2)
        for index in leaves.indices where !probes || index != commonest {
            try Task.checkCancellation()
            if let list = leaves[index].ranges {
                list.pointee.addMembers(to: words)
            } else {
                let (docs, count) = (leaves[index].docs, leaves[index].count)
                for place in 0..<count { words[Int(docs[place] &>> 6)] |= 1 &<< UInt64(docs[place] & 63) }
            }
        }
        if probes, let ranges {
            let docs = arena.take(UInt32.self, others)
            var count = 0
            for word in 0..<columns.rangeCount * 2 {
                var left = words[word]
                while left != 0, count < others {
                    docs[count] = UInt32(truncatingIfNeeded: word &* 64 &+ left.trailingZeroBitCount)
                    left &= left &- 1
                    count &+= 1
                }
            }
            return leaves[commonest].count + absent(docs, count, from: ranges)
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

    /// How many of the documents a list lacks.
    private static func absent(_ docs: UnsafePointer<UInt32>, _ count: Int, from list: UnsafePointer<RangeList>) -> Int {
        // SAFETY: the caller gives `count` documents of the segment.
        var absent = 0
        for index in 0..<count {
            let range = Int(docs[index] &>> 7)
            let isAbsent = list.pointee.bounds[range] == ImpactCode.empty || list.pointee.posting(of: docs[index] & 127, inRange: range) < 0
            absent &+= isAbsent ? 1 : 0
        }
        return absent
    }
}
