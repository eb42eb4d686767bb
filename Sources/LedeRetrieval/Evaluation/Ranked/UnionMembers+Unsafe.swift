import LedeIndexBytes
import LedeInvertedIndex

/// The documents of a segment that have at least one of several leaves and are not excluded.
struct UnionMembers {
    private let leaves: UnsafeMutableBufferPointer<PreparedLeaf>
    private let columns: SegmentColumns
    private let arena: SearchArena

    init(_ leaves: UnsafeMutableBufferPointer<PreparedLeaf>, columns: SegmentColumns, arena: SearchArena) {
        self.leaves = leaves
        self.columns = columns
        self.arena = arena
    }

    /// Hands them to `collector`, ascending, without scores. Complexity: that of `words`, and linear in the documents.
    func collect<Collector: MatchCollector>(into collector: inout Collector) throws {
        // SAFETY: there are two words for each range of the segment.
        guard !leaves.isEmpty else { return }
        let words = try words(without: nil)
        for index in 0..<columns.rangeCount * 2 {
            if index & 0xFFFF == 0xFFFF { try Task.checkCancellation() }
            var word = words[index]
            while word != 0 {
                let doc = UInt32(truncatingIfNeeded: index &* 64 &+ word.trailingZeroBitCount)
                word &= word &- 1
                collector.collect(doc: columns.base &+ doc, score: 0)
            }
        }
    }

    /// How many there are: the bits of all leaves but the commonest are set, and either those of the commonest too, or each is looked up
    /// there, whichever is less work.
    func count(without techniques: EvaluationTechniques) throws -> Int {
        // SAFETY: `words` has two words for each range of the segment.
        guard let first = leaves.first else { return 0 }
        guard leaves.count > 1 || columns.excludedCount > 0 else { return first.count }
        var commonest = 0
        var others = 0
        for index in leaves.indices {
            if leaves[index].count > leaves[commonest].count { commonest = index }
            others += leaves[index].count
        }
        others -= leaves[commonest].count
        guard !techniques.contains(.countByLookup), columns.excludedCount == 0, others * 2 < leaves[commonest].count,
            let ranges = leaves[commonest].ranges, ranges.pointee.ids != nil
        else { return BitCount.count(try words(without: nil), columns.rangeCount * 2) }
        if leaves.count == 2, leaves[1 - commonest].ranges == nil {
            let list = leaves[1 - commonest]
            return leaves[commonest].count + Self.absent(list.docs, list.count, from: ranges)
        }
        let words = try words(without: commonest)
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
        return leaves[commonest].count + Self.absent(docs, count, from: ranges)
    }

    /// The bits of the documents, two words for each range of the segment.
    ///
    /// - Parameter absent: a leaf that is left out.
    /// - Complexity: linear in the segment's documents / 64 and in the postings of the leaves that have no bitset.
    private func words(without absent: Int?) throws -> UnsafeMutablePointer<UInt64> {
        // SAFETY: there are two words for each range of the segment; lists hold documents of the segment.
        let words = arena.take(UInt64(0), columns.rangeCount * 2)
        for index in leaves.indices where index != absent {
            try Task.checkCancellation()
            if let list = leaves[index].ranges {
                list.pointee.addMembers(to: words)
            } else {
                let (docs, count) = (leaves[index].docs, leaves[index].count)
                for place in 0..<count { words[Int(docs[place] &>> 6)] |= 1 &<< UInt64(docs[place] & 63) }
            }
        }
        guard columns.excludedCount > 0 else { return words }
        for range in 0..<columns.rangeCount {
            let accepted = columns.accepted(ofRange: range)
            words[2 * range] &= accepted.0
            words[2 * range + 1] &= accepted.1
        }
        return words
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
