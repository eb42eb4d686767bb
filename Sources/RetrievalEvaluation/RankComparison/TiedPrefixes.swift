/// The first d of two rankings with ties, for d going up: what `TieAwareRankBiasedOverlap` needs of them.
struct TiedPrefixes {
    /// Where a document stands relative to the prefix.
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

    private var short: Side
    private var long: Side
    /// A group counts in whole as soon as it begins.
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
        self.short = side(shortDocuments, short)
        self.long = side(longDocuments, long)
        self.countsWholeGroups = countsWholeGroups
        for document in 0..<numbers.count { counts[index(document)] += 1 }
    }

    /// Moves on to the first `depth`, one more than before.
    /// - Complexity: O(1) amortized over all depths.
    mutating func advance(to depth: Int) {
        advance(\.short, to: depth)
        advance(\.long, to: depth)
    }

    /// X_d, without what is not known.
    var overlap: Double {
        let (inside, current) = (Place.inside, Place.current)
        return Double(count(inside, inside)) + Double(count(current, inside)) * short.share + Double(count(inside, current)) * long.share
            + Double(count(current, current)) * short.share * long.share
    }

    /// What X_d is divided by, the short ranking being continued by one unknown document at each rank.
    func norm(_ variant: TieAwareRankBiasedOverlap.Variant, depth: Int) -> Double {
        switch variant {
        case .a: return Double(depth)
        case .w: return (sum(short, depth, squared: false) + sum(long, depth, squared: false)) / 2
        case .b: return (sum(short, depth, squared: true) * sum(long, depth, squared: true)).squareRoot()
        }
    }

    /// The sum of the contributions of the first `count` documents that the long ranking alone holds.
    func firstUnmatched(_ count: Int) -> Double {
        let inside = self.count(.absent, .inside)
        return Double(min(count, inside)) + Double(min(max(count - inside, 0), self.count(.absent, .current))) * long.share
    }

    /// The mean contribution of the documents in the prefix that the long ranking alone holds; 0 without one.
    var meanUnmatched: Double {
        let (inside, current) = (count(.absent, .inside), count(.absent, .current))
        return inside + current > 0 ? (Double(inside) + Double(current) * long.share) / Double(inside + current) : 0
    }

    private func count(_ inShort: Place, _ inLong: Place) -> Int { counts[4 * inShort.rawValue + inLong.rawValue] }

    private func index(_ document: Int) -> Int { 4 * short.places[document].rawValue + long.places[document].rawValue }

    /// Σ c or Σ c² over a ranking's prefix.
    private func sum(_ side: Side, _ depth: Int, squared: Bool) -> Double {
        guard depth <= side.documents.count else { return Double(depth) }
        let group = side.groups[side.group]
        return Double(group.lowerBound) + Double(group.count) * (squared ? side.share * side.share : side.share)
    }

    private mutating func advance(_ path: WritableKeyPath<TiedPrefixes, Side>, to depth: Int) {
        let count = self[keyPath: path].documents.count
        guard depth <= count else {
            if count > 0 { move(self[keyPath: path].groups[self[keyPath: path].group], of: path, to: .inside) }
            return
        }
        if self[keyPath: path].groups[self[keyPath: path].group].upperBound < depth {
            move(self[keyPath: path].groups[self[keyPath: path].group], of: path, to: .inside)
            self[keyPath: path].group += 1
        }
        let group = self[keyPath: path].groups[self[keyPath: path].group]
        if depth == group.lowerBound + 1 { move(group, of: path, to: .current) }
        self[keyPath: path].share = countsWholeGroups ? 1 : Double(depth - group.lowerBound) / Double(group.count)
    }

    private mutating func move(_ group: Range<Int>, of path: WritableKeyPath<TiedPrefixes, Side>, to place: Place) {
        for rank in group {
            let document = self[keyPath: path].documents[rank]
            guard self[keyPath: path].places[document] != place else { continue }
            counts[index(document)] -= 1
            self[keyPath: path].places[document] = place
            counts[index(document)] += 1
        }
    }
}
