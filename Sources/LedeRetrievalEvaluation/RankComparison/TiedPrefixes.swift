/// The first d of two rankings with ties, for increasing d: what `TieAwareRankBiasedOverlap` needs.
struct TiedPrefixes {
    /// Where a document is relative to the prefix.
    private enum Place: Int {
        case below
        /// In the group that the prefix has begun.
        case current
        case inside
        /// Not in this ranking.
        case absent
    }

    /// One of the rankings.
    private struct Side {
        /// Documents by number, best first.
        let documents: [Int]
        let groups: [Range<Int>]
        var places: [Place]
        /// The groups before this one are inside; this one is current.
        var group = 0
        /// What a document of the current group contributes.
        var share = 0.0
    }

    /// The short ranking and the long one.
    private var sides: [Side]
    /// A group counts in full as soon as it begins.
    private let countsWholeGroups: Bool
    /// Documents by their places in the short and the long ranking, at 4 · short + long.
    private var counts = [Int](repeating: 0, count: 16)

    /// `short` has no more entries than `long`.
    init(_ short: [RunEntry], _ long: [RunEntry], countsWholeGroups: Bool) {
        var numbers: [String: Int] = [:]
        func documents(_ entries: [RunEntry]) -> [Int] {
            entries.map { entry in
                if let known = numbers[entry.docno] { return known }
                numbers[entry.docno] = numbers.count
                return numbers.count - 1
            }
        }
        let (shortDocuments, longDocuments) = (documents(short), documents(long))
        func side(_ documents: [Int], _ entries: [RunEntry]) -> Side {
            var places = [Place](repeating: .absent, count: numbers.count)
            for document in documents { places[document] = .below }
            return Side(documents: documents, groups: TieGroups.ranges(entries), places: places)
        }
        sides = [side(shortDocuments, short), side(longDocuments, long)]
        self.countsWholeGroups = countsWholeGroups
        for document in 0..<numbers.count { counts[index(document)] += 1 }
    }

    /// Moves on to the first `depth`, one more than before.
    /// - Complexity: O(1) amortized over all depths.
    mutating func advance(to depth: Int) {
        for side in sides.indices { advance(side, to: depth) }
    }

    /// X_d, without unknown documents.
    var overlap: Double {
        let (inside, current) = (Place.inside, Place.current)
        return Double(count(inside, inside)) + Double(count(current, inside)) * sides[0].share + Double(count(inside, current))
            * sides[1].share
            + Double(count(current, current)) * sides[0].share * sides[1].share
    }

    /// What X_d is divided by, the short ranking being continued by one unknown document at each rank.
    func norm(_ variant: TieAwareRankBiasedOverlap.Variant, depth: Int) -> Double {
        switch variant {
        case .a: return Double(depth)
        case .w: return (sum(sides[0], depth, squared: false) + sum(sides[1], depth, squared: false)) / 2
        case .b: return (sum(sides[0], depth, squared: true) * sum(sides[1], depth, squared: true)).squareRoot()
        }
    }

    /// The sum of the contributions of the first `count` documents that only the long ranking has.
    func firstUnmatched(_ count: Int) -> Double {
        let inside = self.count(.absent, .inside)
        return Double(min(count, inside)) + Double(min(max(count - inside, 0), self.count(.absent, .current))) * sides[1].share
    }

    /// The mean contribution of the documents in the prefix that only the long ranking has; 0 without one.
    var meanUnmatched: Double {
        let (inside, current) = (count(.absent, .inside), count(.absent, .current))
        return inside + current > 0 ? (Double(inside) + Double(current) * sides[1].share) / Double(inside + current) : 0
    }

    private func count(_ inShort: Place, _ inLong: Place) -> Int { counts[4 * inShort.rawValue + inLong.rawValue] }

    private func index(_ document: Int) -> Int { 4 * sides[0].places[document].rawValue + sides[1].places[document].rawValue }

    /// Σ c or Σ c² over a ranking's prefix.
    private func sum(_ side: Side, _ depth: Int, squared: Bool) -> Double {
        guard depth <= side.documents.count else { return Double(depth) }
        let group = side.groups[side.group]
        return Double(group.lowerBound) + Double(group.count) * (squared ? side.share * side.share : side.share)
    }

    private mutating func advance(_ side: Int, to depth: Int) {
        let count = sides[side].documents.count
        if depth > count {
            if depth == count + 1, count > 0 { move(group(side), of: side, to: .inside) }
            return
        }
        if group(side).upperBound < depth {
            move(group(side), of: side, to: .inside)
            sides[side].group += 1
        }
        let group = group(side)
        if depth == group.lowerBound + 1 { move(group, of: side, to: .current) }
        sides[side].share = countsWholeGroups ? 1 : Double(depth - group.lowerBound) / Double(group.count)
    }

    private func group(_ side: Int) -> Range<Int> { sides[side].groups[sides[side].group] }

    private mutating func move(_ group: Range<Int>, of side: Int, to place: Place) {
        for rank in group {
            let document = sides[side].documents[rank]
            counts[index(document)] -= 1
            sides[side].places[document] = place
            counts[index(document)] += 1
        }
    }
}
