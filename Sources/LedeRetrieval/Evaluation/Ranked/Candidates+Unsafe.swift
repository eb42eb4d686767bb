import LedeInvertedIndex

/// Documents of a segment that have all members of a conjunction, in columns.
struct Candidates {
    /// Ascending.
    let docs: UnsafeMutablePointer<UInt32>
    /// `postings[m][i]` is the number of member m's posting of `docs[i]`.
    let postings: UnsafeMutablePointer<UnsafeMutablePointer<UInt32>>
    private(set) var count: Int

    private let kept: UnsafeMutablePointer<UInt32>

    /// The documents of the rarest member, a list in memory, that are not excluded and that all other members have too.
    /// - Precondition: the rarest member has no ranges.
    init(_ conjunction: Conjunction, columns: SegmentColumns, arena: SearchArena) {
        // SAFETY: every column has room for the rarest member's postings and one more, and nothing is written beyond the count of the
        // candidates so far, which only falls.
        let rarest = conjunction.members[conjunction.order[0]]
        docs = arena.take(UInt32.self, rarest.count + 1)
        kept = arena.take(UInt32.self, rarest.count + 1)
        postings = arena.take(UnsafeMutablePointer<UInt32>.self, conjunction.memberCount)
        count = rarest.count
        let own = arena.take(UInt32.self, count + 1)
        if columns.excludedCount == 0 {
            docs.update(from: rarest.docs, count: count)
            for index in 0..<count { own[index] = UInt32(truncatingIfNeeded: index) }
        } else {
            var next = 0
            for index in 0..<count {
                docs[next] = rarest.docs[index]
                own[next] = UInt32(truncatingIfNeeded: index)
                next &+= columns.accepts(rarest.docs[index]) ? 1 : 0
            }
            count = next
        }
        postings[conjunction.order[0]] = own
        for place in 1..<max(1, conjunction.memberCount) where count > 0 {
            let column = arena.take(UInt32.self, count + 1)
            let member = conjunction.members + conjunction.order[place]
            postings[conjunction.order[place]] = column
            let before = count
            if let ranges = member.pointee.ranges {
                keep(ranges.pointee, column)
            } else {
                keep(member.pointee, column)
            }
            guard count < before else { continue }
            for earlier in 0..<place {
                let column = postings[conjunction.order[earlier]]
                for index in 0..<count { column[index] = column[Int(kept[index])] }
            }
        }
    }

    /// Keeps the candidates that the list has, and notes its postings.
    private mutating func keep(_ list: RangeList, _ found: UnsafeMutablePointer<UInt32>) {
        // SAFETY: as in `init`; documents are below the segment's count, so that their ranges exist.
        var next = 0
        if let bits = list.bits {
            for index in 0..<count {
                let doc = docs[index]
                let word = UInt64(littleEndian: bits.loadUnaligned(fromByteOffset: Int(doc &>> 6) &* 8, as: UInt64.self))
                docs[next] = doc
                kept[next] = UInt32(truncatingIfNeeded: index)
                next &+= Int(truncatingIfNeeded: word &>> UInt64(doc & 63) & 1)
            }
            for index in 0..<next {
                found[index] = UInt32(truncatingIfNeeded: list.posting(of: docs[index] & 127, inRange: Int(docs[index] &>> 7)))
            }
        } else {
            for index in 0..<count {
                let doc = docs[index]
                let range = Int(doc &>> 7)
                guard list.bounds[range] != ImpactCode.empty else { continue }
                let posting = list.posting(of: doc & 127, inRange: range)
                guard posting >= 0 else { continue }
                docs[next] = doc
                kept[next] = UInt32(truncatingIfNeeded: index)
                found[next] = UInt32(truncatingIfNeeded: posting)
                next &+= 1
            }
        }
        count = next
    }

    private mutating func keep(_ list: PreparedLeaf, _ found: UnsafeMutablePointer<UInt32>) {
        // SAFETY: as in `init`; `place` is below the list's count where it is read.
        var next = 0
        var place = 0
        for index in 0..<count {
            let doc = docs[index]
            while place < list.count, list.docs[place] < doc { place &+= 1 }
            if place == list.count { break }
            docs[next] = doc
            kept[next] = UInt32(truncatingIfNeeded: index)
            found[next] = UInt32(truncatingIfNeeded: place)
            next &+= list.docs[place] == doc ? 1 : 0
        }
        count = next
    }
}
