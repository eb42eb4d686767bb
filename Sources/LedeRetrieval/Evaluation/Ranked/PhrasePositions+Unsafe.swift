import LedeArticleModel
import LedeIndexBytes
import LedeInvertedIndex

/// Counts the occurrences of a phrase in documents that have all its terms, only from the positions of these documents, the rarest term's
/// first.
///
/// Occurrences may overlap ("a a" occurs twice in "a a a"), as in FTS5. That a phrase never spans two fields follows from the gap that
/// positions leave between fields.
struct PhrasePositions {
    /// Member i of the phrase is i tokens after its start.
    private let members: UnsafeMutablePointer<PreparedLeaf>
    private let memberCount: Int
    private let field: IndexedField?
    private let columns: SegmentColumns
    private var lists: [PositionsList] = []
    private let freqs: UnsafeMutablePointer<UInt32>
    /// For each member a posting and the positions before it, to count on from.
    private let reached: UnsafeMutablePointer<(posting: Int, before: Int)>
    private let arena: SearchArena
    private var starts: UnsafeMutablePointer<UInt32>
    private var positions: UnsafeMutablePointer<UInt32>
    private var room = 256

    /// The leaf `leaf` of a conjunction.
    init(_ leaf: Conjunction.Leaf, _ conjunction: Conjunction, columns: SegmentColumns, arena: SearchArena) throws {
        // SAFETY: `starts` and `positions` have `room`; the others one for
        // each member.
        members = conjunction.members + leaf.firstMember
        memberCount = leaf.memberCount
        field = leaf.field < 0 ? nil : IndexedField(rawValue: leaf.field)
        self.columns = columns
        self.arena = arena
        starts = arena.take(UInt32.self, room + 4)
        positions = arena.take(UInt32.self, room + 4)
        freqs = arena.take(UInt32.self, memberCount)
        reached = arena.take((posting: Int, before: Int).self, memberCount)
        reached.update(repeating: (0, 0), count: memberCount)
        lists.reserveCapacity(memberCount)
        for index in 0..<memberCount {
            lists.append(
                try PositionsList(
                    columns.segment, entry: conjunction.entries[leaf.firstMember + index],
                    scratch: arena.take(UInt32.self, BitPacking.blockSize)))
        }
    }

    /// Moves to a document.
    /// - Parameters:
    ///   - postings: one of each member.
    ///   - index: the place of the document's in each.
    /// - Returns: the least frequency of the members: the phrase occurs there at most as often.
    @inline(__always)
    func readFreqs(_ postings: UnsafeMutablePointer<UInt32>) -> UInt32 {
        // SAFETY: `freqs` and `postings` have a number for each member.
        var least = UInt32.max
        for member in 0..<memberCount {
            freqs[member] = members[member].freq(Int(postings[member]))
            least = min(least, freqs[member])
        }
        return least
    }

    /// Occurrences in the document to which `readFreqs` has moved.
    /// - Parameter postings: the number of each member's posting of the document.
    mutating func freq(_ postings: UnsafeMutablePointer<UInt32>, doc: UInt32) throws -> UInt32 {
        // SAFETY: `starts` and `positions` have room for the greatest frequency; indexes stay below the counts read.
        var rarest = 0
        for member in 1..<memberCount where freqs[member] < freqs[rarest] { rarest = member }
        var count = try read(rarest, Int(postings[rarest]), isStarts: true)
        let offset = UInt32(truncatingIfNeeded: rarest)
        let within = try field.map { try columns.segment.lengths.positions(of: $0, doc) }
        if offset > 0 || within != nil {
            var kept = 0
            for index in 0..<count {
                let position = starts[index]
                guard position >= offset, within?.contains(position - offset) ?? true else { continue }
                starts[kept] = position - offset
                kept += 1
            }
            count = kept
        }
        // The others by ascending frequency: the more frequent ones are read only where the rarer ones meet.
        if memberCount > 64 { return try readInOrder(postings, rarest, &count) }
        var done = UInt64(1) << UInt64(rarest)
        var left = memberCount - 1
        while left > 0, count > 0 {
            var next = -1
            for member in 0..<memberCount where done >> UInt64(member) & 1 == 0 {
                if next < 0 || freqs[member] < freqs[next] { next = member }
            }
            let all = try read(next, Int(postings[next]), isStarts: false)
            keepStarts(&count, offset: UInt32(truncatingIfNeeded: next), among: all)
            done |= 1 << UInt64(next)
            left -= 1
        }
        return UInt32(truncatingIfNeeded: count)
    }

    /// The same for phrases of more members than a word has bits.
    private mutating func readInOrder(_ postings: UnsafeMutablePointer<UInt32>, _ rarest: Int, _ count: inout Int) throws -> UInt32 {
        for member in 0..<memberCount where member != rarest && count > 0 {
            let all = try read(member, Int(postings[member]), isStarts: false)
            keepStarts(&count, offset: UInt32(truncatingIfNeeded: member), among: all)
        }
        return UInt32(truncatingIfNeeded: count)
    }

    @inline(__always)
    private mutating func read(_ member: Int, _ posting: Int, isStarts: Bool) throws(IndexFileError) -> Int {
        // SAFETY: what is read has room.
        let freq = Int(freqs[member])
        if freq > room {
            try lists[member].check(0, count: freq)
            makeRoom(freq)
        }
        // Documents come in ascending order: mostly the last one is not far.
        let known = reached[member]
        let first = try members[member].positionsBefore(posting, from: known.posting, before: known.before)
        reached[member] = (posting, first)
        try lists[member].read(from: first, count: freq, into: isStarts ? starts : positions)
        return freq
    }

    private mutating func makeRoom(_ freq: Int) {
        // SAFETY: the new columns have more room than the old ones.
        let old = (starts, room)
        room = max(freq, 2 * room)
        starts = arena.take(UInt32.self, room + 4)
        starts.update(from: old.0, count: old.1)
        positions = arena.take(UInt32.self, room + 4)
    }

    /// Keeps the first `count` starts that have one of `all` positions `offset` tokens further on. Both ascend.
    @inline(__always)
    private func keepStarts(_ count: inout Int, offset: UInt32, among all: Int) {
        // SAFETY: `index` is below `count`, `next` below `all`; after the last position there are three more, which repeat it.
        var kept = 0
        if count &* all <= 128 {
            // Few enough to compare each with each, four at a time.
            let bytes = UnsafeRawPointer(positions)
            for index in 0..<count {
                let wanted = SIMD4(repeating: starts[index] &+ offset)
                var found = SIMD4<UInt32>.zero
                var next = 0
                while next < all {
                    let group = bytes.loadUnaligned(fromByteOffset: next &* 4, as: SIMD4<UInt32>.self)
                    found.replace(with: 1, where: group .== wanted)
                    next &+= 4
                }
                starts[kept] = starts[index]
                kept &+= found == .zero ? 0 : 1
            }
            count = kept
            return
        }
        var next = 0
        for index in 0..<count {
            let wanted = UInt64(starts[index]) &+ UInt64(offset)
            while next < all, UInt64(positions[next]) < wanted { next &+= 1 }
            if next == all { break }
            starts[kept] = starts[index]
            kept &+= UInt64(positions[next]) == wanted ? 1 : 0
        }
        count = kept
    }
}
