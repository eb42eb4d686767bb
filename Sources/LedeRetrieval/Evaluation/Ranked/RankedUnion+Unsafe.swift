import LedeInvertedIndex

/// The best documents of an OR of leaves in one segment, by ranges of 128 documents: ranges whose bounds cannot reach the threshold are
/// skipped, and in the others only the leaves without which a document cannot reach it are walked (MaxScore: Turtle and Flood, 1995).
///
/// Long answers are gathered over windows of many ranges instead (`runWindows`); a query of one term is `RankedTerm`'s.
struct RankedUnion {
    let leaves: UnsafeMutableBufferPointer<PreparedLeaf>
    let kernel: BM25Kernel
    let columns: SegmentColumns
    let bounds: ImpactBounds
    /// The leaves by ascending greatest bound, and each leaf's place among them.
    let order: UnsafeMutablePointer<Int>
    let rank: UnsafeMutablePointer<Int>
    /// A score for each document of the current range; zeros between two ranges.
    let scores: UnsafeMutablePointer<Double>
    let usesMandatory: Bool
    let usesEssential: Bool
    let ranged: RangeContributions
    /// Ranges that can reach the threshold: the sum of a range's bounds in the high half of an entry, its number in the low one.
    let live: UnsafeMutablePointer<UInt64>
    let arena: SearchArena
    let without: EvaluationTechniques

    init(
        _ leaves: UnsafeMutableBufferPointer<PreparedLeaf>, kernel: BM25Kernel, columns: SegmentColumns, without: EvaluationTechniques,
        arena: SearchArena
    ) {
        // SAFETY: all columns below have the counts that they are read with: one number per leaf, range or document of a range.
        self.leaves = leaves
        self.kernel = kernel
        self.columns = columns
        self.without = without
        self.arena = arena
        bounds = ImpactBounds(leaves, kernel: kernel, columns: columns, arena: arena)
        order = arena.take(Int.self, leaves.count)
        usesMandatory = !without.contains(.mandatoryLeaves)
        usesEssential = !without.contains(.essentialLeaves)
        rank = arena.take(Int.self, leaves.count)
        scores = arena.take(0.0, PostingsLayout.rangeSize)
        ranged = RangeContributions(rangeCount: 1, kernel: kernel, columns: columns, arena: arena)
        live = arena.take(UInt64.self, bounds.stride + 8)
        for index in leaves.indices {
            var place = index
            while place > 0, leaves[order[place - 1]].factors.scale > leaves[index].factors.scale {
                order[place] = order[place - 1]
                place -= 1
            }
            order[place] = index
        }
        for place in leaves.indices { rank[order[place]] = place }
    }

    /// Offers `top` every document that can be among its best.
    ///
    /// What the best documents of a leaf reach says nothing about those that a filter lets through, so under one a threshold is guessed.
    func run(into top: inout TopDocuments) throws {
        try raise(&top)
        try top.collect(guessing: try guesses(top.limit)) { try visitAll(into: &$0) }
    }

    private func visitAll(into top: inout TopDocuments) throws {
        // SAFETY: `live` has room for every range; what it holds are ranges.
        if top.limit > Self.largestVisited, !without.contains(.windows) { return try runWindows(into: &top) }
        let least = max(1, leastSum(top))
        guard least <= 65_535 else { return }
        var count = 0
        let sums = UnsafeRawPointer(bounds.sums)
        let needed = SIMD8<UInt16>(repeating: UInt16(least))
        var greatest = SIMD8<UInt16>.zero
        for range in stride(from: 0, to: bounds.stride, by: 8) {
            let group = sums.loadUnaligned(fromByteOffset: range &* 2, as: SIMD8<UInt16>.self)
            greatest = pointwiseMax(greatest, group)
            guard any(group .>= needed) else { continue }
            for lane in range..<range &+ 8 {
                let sum = UInt32(bounds.sums[lane])
                live[count] = UInt64(sum) &<< 32 | UInt64(truncatingIfNeeded: lane)
                count &+= sum >= least ? 1 : 0
            }
        }
        guard count > top.limit, top.limit <= Self.largestVisited, !without.contains(.bestRangesFirst) else {
            return try visitLive(count, from: 0, below: .max, into: &top)
        }
        // The ranges with the greatest bounds first, about as many as documents are wanted: then the threshold is near its final value.
        let histogram = arena.take(UInt32(0), Self.levels)
        let spread = UInt32(greatest.max()) &- least
        let shift = UInt32(max(0, 32 &- spread.leadingZeroBitCount &- Self.levels.trailingZeroBitCount))
        for index in 0..<count { histogram[Int((UInt32(truncatingIfNeeded: live[index] &>> 32) &- least) &>> shift)] &+= 1 }
        var level = Self.levels - 1
        var above = histogram[level]
        var upper = UInt32.max
        for wanted in [top.limit, 4 * top.limit] {
            while level > 0, above < UInt32(wanted) {
                level -= 1
                above += histogram[level]
            }
            let lower = least + UInt32(level) &<< shift
            try visitLive(count, from: lower, below: upper, into: &top)
            upper = lower
        }
        try visitLive(count, from: 0, below: upper, into: &top)
    }

    /// The least sum of bounds with which a range is visited.
    @inline(__always)
    func leastSum(_ top: TopDocuments) -> UInt32 {
        without.contains(.rangeBounds) ? 0 : bounds.leastSum(reaching: top.threshold)
    }

    /// Raises the threshold to what the best documents of any leaf alone reach.
    private func raise(_ top: inout TopDocuments) throws {
        guard !without.contains(.storedThresholds) else { return }
        let rank = columns.leastRank(of: top.limit)
        let scale = ImpactScale(kernel: kernel, averageLength: columns.averageLength)
        for leaf in leaves {
            let saturation = try leaf.topSaturation(limit: rank)
            top.raise(to: scale.leastScore(of: saturation, factors: leaf.factors, kernel: kernel))
        }
    }

    /// Thresholds that the best documents under a filter are likely to reach, the likelier the later.
    private func guesses(_ limit: Int) throws -> [Double] {
        guard columns.isFiltered, !without.contains(.storedThresholds) else { return [] }
        let scale = ImpactScale(kernel: kernel, averageLength: columns.averageLength)
        return try columns.likelyRanks(of: limit).map { rank in
            try leaves.reduce(0) { guess, leaf in
                guard let saturations = try leaf.topSaturations() else { return guess }
                return max(guess, scale.guessedScore(ofRank: rank, saturations, factors: leaf.factors, kernel: kernel))
            }
        }
    }

    /// For more documents most ranges are live, and windows of many ranges cost less than a visit to each.
    static var largestVisited: Int { 200 }

    /// For more documents than this, too many ranges hold one that reaches the threshold for looking up to be less work than scoring.
    private static var largestProbed: Int { 16 }

    /// Most documents of a range to look up one by one.
    private static var mostLookedUp: Int { 6 }

    /// Documents of a range that a filter lets through, up to which those that have a leaf are told before any is scored.
    private static var mostSparse: Int { 40 }

    /// Of these, most documents to look up one by one.
    private static var mostSparseLookedUp: Int { 10 }

    /// Levels of bounds by which ranges are visited.
    private static var levels: Int { 64 }

    /// Visits those of the first `count` live ranges whose bounds lie in a range, and still reach the threshold.
    private func visitLive(_ count: Int, from lower: UInt32, below upper: UInt32, into top: inout TopDocuments) throws {
        // SAFETY: `live` holds ranges below their number.
        var threshold = top.threshold
        var needed = leastSum(top)
        let end = UInt64(upper) &<< 32
        var start = UInt64(max(lower, needed)) &<< 32
        for index in 0..<count {
            let entry = live[index]
            guard entry >= start, entry < end else { continue }
            if index & 255 == 255 { try Task.checkCancellation() }
            visit(Int(truncatingIfNeeded: entry & 0xFFFF_FFFF), needed: needed, into: &top)
            if top.threshold > threshold {
                threshold = top.threshold
                needed = leastSum(top)
                start = UInt64(max(lower, needed)) &<< 32
            }
        }
    }

    /// Offers the documents of a range that can reach the threshold.
    /// - Parameter needed: the least sum of bounds that reaches it.
    private func visit(_ range: Int, needed: UInt32, into top: inout TopDocuments) {
        // SAFETY: `range` is below the number of ranges; documents of a range are numbered 0...127.
        let sum = UInt32(bounds.sums[range])
        // Leaves without which no document of the range reaches the threshold: it must have them all.
        var (low, high) = columns.isFiltered ? columns.accepted(ofRange: range) : (.max, .max)
        var mandatory = 0
        var place = leaves.count &- 1
        while place >= 0, usesMandatory, top.limit <= Self.largestProbed {
            let index = order[place]
            if sum &- UInt32(bounds.rows[index &* bounds.stride &+ range]) < needed {
                let members = members(leaves.baseAddress! + index, range)
                low &= members.0
                high &= members.1
                mandatory &+= 1
                if low | high == 0 { return }
            }
            place &-= 1
        }
        // Many documents of one leaf are scored faster in a row than looked up one by one.
        if mandatory > 1 || low.nonzeroBitCount &+ high.nonzeroBitCount <= Self.mostLookedUp {
            probe(low, range, 0, sum, into: &top)
            probe(high, range, 64, sum, into: &top)
            return
        }
        // Leaves without which a document can still reach it; it must have at least one of the others.
        var rest: UInt32 = 0
        var split = 0
        while split < leaves.count, usesEssential {
            let bound = UInt32(bounds.rows[order[split] &* bounds.stride &+ range])
            if rest &+ bound >= needed { break }
            rest &+= bound
            split &+= 1
        }
        if columns.isFiltered, low.nonzeroBitCount &+ high.nonzeroBitCount <= Self.mostSparse {
            var some: (UInt64, UInt64) = (0, 0)
            for index in leaves.indices where rank[index] >= split && bounds.rows[index &* bounds.stride &+ range] != 0 {
                let members = members(leaves.baseAddress! + index, range)
                some.0 |= members.0
                some.1 |= members.1
            }
            low &= some.0
            high &= some.1
            if low | high == 0 { return }
            if low.nonzeroBitCount &+ high.nonzeroBitCount <= Self.mostSparseLookedUp {
                probe(low, range, 0, sum, into: &top)
                probe(high, range, 64, sum, into: &top)
                return
            }
        }
        low = 0
        high = 0
        for index in leaves.indices where rank[index] >= split && bounds.rows[index &* bounds.stride &+ range] != 0 {
            add(leaves.baseAddress! + index, range, &low, &high)
        }
        offer(low, range, 0, split, rest, into: &top)
        offer(high, range, 64, split, rest, into: &top)
    }

    /// The documents of a range that a leaf has.
    @inline(__always)
    private func members(_ leaf: UnsafePointer<PreparedLeaf>, _ range: Int) -> (UInt64, UInt64) {
        // SAFETY: the leaf has postings in the range, so that its start is set; places stay below its count.
        if let list = leaf.pointee.ranges { return list.pointee.members(ofRange: range) }
        let base = range &* PostingsLayout.rangeSize
        var low: UInt64 = 0
        var high: UInt64 = 0
        var place = Int(leaf.pointee.starts[range])
        while place < leaf.pointee.count {
            let id = Int(leaf.pointee.docs[place]) &- base
            if id >= PostingsLayout.rangeSize { break }
            Self.set(id, &low, &high)
            place &+= 1
        }
        return (low, high)
    }

    /// Offers those of the documents whose bits are set that reach the threshold, each looked up in all leaves.
    @inline(__always)
    private func probe(_ bits: UInt64, _ range: Int, _ first: Int, _ sum: UInt32, into top: inout TopDocuments) {
        // SAFETY: as in `visit`.
        var bits = bits
        while bits != 0 {
            let id = UInt32(truncatingIfNeeded: first &+ bits.trailingZeroBitCount)
            bits &= bits &- 1
            let doc = UInt32(truncatingIfNeeded: range &* PostingsLayout.rangeSize) &+ id
            guard columns.accepts(doc), canReach(top.threshold, id, range, leaves.count, 0, sum) else { continue }
            guard let score = exactScore(id, range) else { continue }
            top.collect(doc: columns.base &+ doc, score: score)
        }
    }

    /// Adds a leaf's contributions in a range to `scores`, and sets its documents' bits.
    @inline(__always)
    private func add(_ leaf: UnsafePointer<PreparedLeaf>, _ range: Int, _ low: inout UInt64, _ high: inout UInt64) {
        // SAFETY: as in `visit`; a posting's number is below the list's count, and a range has at most 128.
        let base = range &* PostingsLayout.rangeSize
        let scores = scores
        guard let list = leaf.pointee.ranges else {
            let docs = leaf.pointee.docs
            let contributions = leaf.pointee.contributions
            let count = leaf.pointee.count
            var place = Int(leaf.pointee.starts[range])
            while place < count {
                let id = Int(docs[place]) &- base
                if id >= PostingsLayout.rangeSize { return }
                scores[id] += contributions[place]
                Self.set(id, &low, &high)
                place &+= 1
            }
            return
        }
        var count = 0
        ranged.append(list, range, from: base, &count)
        ranged.compute(count, leaf.pointee.factors)
        let (offsets, values) = (ranged.offsets, ranged.values)
        if list.pointee.ids == nil {
            let words = list.pointee.members(ofRange: range)
            low |= words.0
            high |= words.1
            for index in 0..<count { scores[Int(offsets[index])] += values[index] }
            return
        }
        for index in 0..<count {
            let id = Int(offsets[index])
            scores[id] += values[index]
            Self.set(id, &low, &high)
        }
    }

    @inline(__always)
    private static func set(_ id: Int, _ low: inout UInt64, _ high: inout UInt64) {
        let bit = UInt64(1) &<< UInt64(truncatingIfNeeded: id & 63)
        let isHigh = 0 &- UInt64(truncatingIfNeeded: id &>> 6)
        low |= bit & ~isHigh
        high |= bit & isHigh
    }

    /// Offers the documents whose bits are set, and clears their scores.
    ///
    /// - Parameters:
    ///   - split: how many leaves, the first of `order`, have been left out.
    ///   - rest: the most units that these can add.
    @inline(__always)
    private func offer(_ bits: UInt64, _ range: Int, _ first: Int, _ split: Int, _ rest: UInt32, into top: inout TopDocuments) {
        // SAFETY: as in `visit`.
        var bits = bits
        let more = Double(rest) * bounds.unit
        while bits != 0 {
            let id = first &+ bits.trailingZeroBitCount
            bits &= bits &- 1
            var score = scores[id]
            scores[id] = 0
            guard (score + more) * Self.slack >= top.threshold else { continue }
            let doc = UInt32(truncatingIfNeeded: range &* PostingsLayout.rangeSize &+ id)
            guard columns.accepts(doc) else { continue }
            if split > 0 {
                guard canReach(top.threshold, UInt32(truncatingIfNeeded: id), range, split, score, rest) else { continue }
                score = exactScore(UInt32(truncatingIfNeeded: id), range) ?? score
            }
            top.collect(doc: columns.base &+ doc, score: score)
        }
    }

    /// More than rounding can take off a sum added up in another order.
    private static var slack: Double { 1.000_000_001 }

    /// Whether a document whose essential leaves add up to `score` can reach `threshold`: what each of the others can add is
    /// replaced by what it adds, the greatest bound first.
    ///
    /// What is left of the bounds is counted in units, which are exact: taken off a sum of doubles, the bound of a leaf that weighs far
    /// more would take the others' contributions with it.
    private func canReach(_ threshold: Double, _ id: UInt32, _ range: Int, _ split: Int, _ score: Double, _ rest: UInt32) -> Bool {
        var sum = score
        var rest = rest
        let length = columns.length(range &* PostingsLayout.rangeSize &+ Int(id))
        var place = split &- 1
        while place >= 0 {
            let index = order[place]
            let bound = bounds.rows[index &* bounds.stride &+ range]
            if bound != 0 {
                rest &-= UInt32(bound)
                let posting = leaves[index].posting(of: id, inRange: range)
                if posting >= 0 { sum += kernel.contribution(leaves[index].factors, freq: leaves[index].freq(posting), length: length) }
                if (sum + Double(rest) * bounds.unit) * Self.slack < threshold { return false }
            }
            place &-= 1
        }
        return true
    }

    /// The score of a document from all leaves, added from left to right; nil for one that has none of them.
    @inline(__always)
    private func exactScore(_ id: UInt32, _ range: Int) -> Double? {
        let length = columns.length(range &* PostingsLayout.rangeSize &+ Int(id))
        var score = 0.0
        var isMatch = false
        for index in leaves.indices where bounds.rows[index &* bounds.stride &+ range] != 0 {
            let posting = leaves[index].posting(of: id, inRange: range)
            guard posting >= 0 else { continue }
            score += kernel.contribution(leaves[index].factors, freq: leaves[index].freq(posting), length: length)
            isMatch = true
        }
        return isMatch ? score : nil
    }
}
