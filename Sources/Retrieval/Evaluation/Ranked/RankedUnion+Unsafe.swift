import InvertedIndex

/// The best documents of an OR of leaves in one segment, by ranges of 128 documents: ranges whose bounds cannot reach the threshold are
/// passed over, and in the others only the leaves without which a document cannot reach it are walked (MaxScore: Turtle and Flood, 1995).
///
/// A query of one term is the case of one leaf.
struct RankedUnion {
    private let leaves: UnsafeMutableBufferPointer<PreparedLeaf>
    private let kernel: BM25Kernel
    private let columns: SegmentColumns
    private let bounds: ImpactBounds
    /// The leaves by ascending greatest bound, and each leaf's place among them.
    private let order: UnsafeMutablePointer<Int>
    private let rank: UnsafeMutablePointer<Int>
    /// A score for each document of the range at hand; zeros between two ranges.
    private let scores: UnsafeMutablePointer<Double>
    private let live: UnsafeMutablePointer<UInt32>
    private var visits = 0

    init(_ leaves: UnsafeMutableBufferPointer<PreparedLeaf>, kernel: BM25Kernel, columns: SegmentColumns, arena: SearchArena) {
        // SAFETY: all columns below have the counts that they are read with: one number a leaf, a range or a document of a range.
        self.leaves = leaves
        self.kernel = kernel
        self.columns = columns
        bounds = ImpactBounds(leaves, kernel: kernel, columns: columns, arena: arena)
        order = arena.take(Int.self, leaves.count)
        rank = arena.take(Int.self, leaves.count)
        scores = arena.take(0.0, PostingsLayout.rangeSize)
        live = arena.take(UInt32.self, bounds.stride)
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
    mutating func run(into top: inout TopDocuments) throws {
        // SAFETY: `live` has room for every range; what it holds are ranges.
        if !columns.hasDeletions {
            let scale = ImpactScale(kernel: kernel, averageLength: columns.averageLength)
            for leaf in leaves {
                guard let ranges = leaf.ranges else { continue }
                top.raise(to: scale.leastTopScore(ranges, limit: top.limit, factors: leaf.factors, kernel: kernel))
            }
        }
        let least = max(1, bounds.leastSum(reaching: top.threshold))
        var count = 0
        var greatest: UInt32 = 0
        for range in 0..<bounds.rangeCount {
            let sum = UInt32(bounds.sums[range])
            live[count] = UInt32(truncatingIfNeeded: range)
            count &+= sum >= least ? 1 : 0
            greatest = max(greatest, sum)
        }
        let bands = top.limit <= 16 ? 4 : top.limit <= 200 ? 2 : 1
        var upper = UInt32.max
        for band in 0..<UInt32(bands) {
            let isLast = band + 1 == bands
            let lower = isLast || greatest <= least ? 0 : greatest - (greatest - least) * (band + 1) / UInt32(bands)
            for index in 0..<count {
                let range = Int(live[index])
                let sum = UInt32(bounds.sums[range])
                guard sum >= lower, sum < upper else { continue }
                let needed = bounds.leastSum(reaching: top.threshold)
                if sum >= needed { try visit(range, needed: needed, into: &top) }
            }
            upper = lower
        }
    }

    private mutating func visit(_ range: Int, needed: UInt32, into top: inout TopDocuments) throws {
        // SAFETY: `range` is below the number of ranges; documents of a range are numbered 0...127.
        visits &+= 1
        if visits & 63 == 0 { try Task.checkCancellation() }
        var rest: UInt32 = 0
        var split = 0
        while split < leaves.count {
            let bound = UInt32(bounds.rows[order[split] &* bounds.stride &+ range])
            if rest &+ bound >= needed { break }
            rest &+= bound
            split &+= 1
        }
        var low: UInt64 = 0
        var high: UInt64 = 0
        for index in leaves.indices where rank[index] >= split && bounds.rows[index &* bounds.stride &+ range] != 0 {
            add(leaves[index], range, &low, &high)
        }
        let more = Double(rest) * bounds.unit
        offer(low, range, 0, isWhole: split == 0, more: more, into: &top)
        offer(high, range, 64, isWhole: split == 0, more: more, into: &top)
    }

    /// Adds a leaf's contributions in a range to `scores`, and sets its documents' bits.
    @inline(__always)
    private func add(_ leaf: PreparedLeaf, _ range: Int, _ low: inout UInt64, _ high: inout UInt64) {
        // SAFETY: as in `visit`; a posting's number is below the list's count.
        let base = range &* PostingsLayout.rangeSize
        if let list = leaf.ranges {
            let places = list.postings(ofRange: range)
            if let ids = list.ids {
                for place in places {
                    let id = Int(ids[place] & 127)
                    scores[id] += kernel.contribution(leaf.factors, freq: list.freq(place), length: columns.length(base &+ id))
                    let bit = UInt64(1) &<< UInt64(id & 63)
                    let isHigh = 0 &- UInt64(id &>> 6)
                    low |= bit & ~isHigh
                    high |= bit & isHigh
                }
            } else {
                let words = list.members(ofRange: range)
                low |= words.0
                high |= words.1
                var place = places.lowerBound
                var word = words.0
                while word != 0, place < places.upperBound {
                    let id = word.trailingZeroBitCount
                    word &= word &- 1
                    scores[id] += kernel.contribution(leaf.factors, freq: list.freq(place), length: columns.length(base &+ id))
                    place &+= 1
                }
                word = words.1
                while word != 0, place < places.upperBound {
                    let id = 64 &+ word.trailingZeroBitCount
                    word &= word &- 1
                    scores[id] += kernel.contribution(leaf.factors, freq: list.freq(place), length: columns.length(base &+ id))
                    place &+= 1
                }
            }
        } else {
            var place = leaf.firstPlace(from: 0, atLeast: UInt32(truncatingIfNeeded: base))
            while place < leaf.count {
                let id = Int(leaf.docs[place]) &- base
                if id >= PostingsLayout.rangeSize { break }
                scores[id] += leaf.contributions[place]
                let bit = UInt64(1) &<< UInt64(id & 63)
                let isHigh = 0 &- UInt64(id &>> 6)
                low |= bit & ~isHigh
                high |= bit & isHigh
                place &+= 1
            }
        }
    }

    /// Offers the documents whose bits are set, and clears their scores.
    ///
    /// - Parameters:
    ///   - isWhole: whether all leaves have been added; then the scores are the documents' own.
    ///   - more: the most that the leaves left out can add.
    @inline(__always)
    private func offer(_ bits: UInt64, _ range: Int, _ first: Int, isWhole: Bool, more: Double, into top: inout TopDocuments) {
        // SAFETY: as in `visit`.
        var bits = bits
        while bits != 0 {
            let id = first &+ bits.trailingZeroBitCount
            bits &= bits &- 1
            var score = scores[id]
            scores[id] = 0
            guard (score + more) * (1 + 1e-9) >= top.threshold else { continue }
            let doc = UInt32(truncatingIfNeeded: range &* PostingsLayout.rangeSize &+ id)
            guard columns.isLive(doc) else { continue }
            if !isWhole { score = exactScore(UInt32(truncatingIfNeeded: id), range) }
            top.collect(doc: columns.base &+ doc, score: score)
        }
    }

    /// The score of a document from all leaves, added from left to right.
    private func exactScore(_ id: UInt32, _ range: Int) -> Double {
        let length = columns.length(range &* PostingsLayout.rangeSize &+ Int(id))
        var score = 0.0
        for index in leaves.indices where bounds.rows[index &* bounds.stride &+ range] != 0 {
            let posting = leaves[index].posting(of: id, inRange: range)
            if posting >= 0 { score += kernel.contribution(leaves[index].factors, freq: leaves[index].freq(posting), length: length) }
        }
        return score
    }
}
