import LedeIndexBytes
import LedeInvertedIndex

/// The best documents of a query of one term in one segment: ranges or blocks whose bound cannot reach the threshold are skipped, and in
/// the others a posting is scored only if it can.
struct RankedTerm {
    private let factors: BM25Kernel.Factors
    private let kernel: BM25Kernel
    private let columns: SegmentColumns
    private let arena: SearchArena
    private let without: EvaluationTechniques
    private var filter: TermFilter
    private var filtered = -Double.infinity

    init(
        factors: BM25Kernel.Factors, kernel: BM25Kernel, columns: SegmentColumns, without: EvaluationTechniques, arena: SearchArena
    ) {
        self.factors = factors
        self.kernel = kernel
        self.columns = columns
        self.arena = arena
        self.without = without
        filter = TermFilter(kernel, factors, reaching: -.infinity)
    }

    /// Offers `top` every document that can be among its best.
    ///
    /// Under a filter a threshold is guessed first, as `RankedUnion` does.
    mutating func run(_ list: PostingsList, into top: inout TopDocuments) throws {
        guard columns.isFiltered, !without.contains(.storedThresholds) else { return try walk(list, into: &top) }
        let scale = ImpactScale(kernel: kernel, averageLength: columns.averageLength)
        let saturations = try list.topSaturations()
        let guesses = columns.likelyRanks(of: top.limit).map {
            scale.guessedScore(ofRank: $0, saturations, factors: factors, kernel: kernel)
        }
        try top.collect(guessing: guesses) { top in
            // What passed a guess is not what passes a lower one.
            filter = TermFilter(kernel, factors, reaching: -.infinity)
            filtered = -.infinity
            try walk(list, into: &top)
        }
    }

    private mutating func walk(_ list: PostingsList, into top: inout TopDocuments) throws {
        switch list {
        case .blocks(let blocks): try run(blocks, into: &top)
        case .ranges(let ranges): run(ranges, into: &top)
        }
    }

    private mutating func run(_ list: BlockList, into top: inout TopDocuments) throws {
        // SAFETY: both columns have room for a block; `decode` says how many it has written.
        let scale = ImpactScale(kernel: kernel, averageLength: columns.averageLength)
        if !without.contains(.storedThresholds) {
            let saturation = try list.topSaturation(limit: columns.leastRank(of: top.limit))
            top.raise(to: scale.leastScore(of: saturation, factors: factors, kernel: kernel))
        }
        let docs = arena.take(UInt32.self, BitPacking.blockSize)
        let freqs = arena.take(UInt32.self, BitPacking.blockSize)
        let skips = !without.contains(.rangeBounds)
        for block in 0..<list.blockCount {
            if block & 255 == 255 { try Task.checkCancellation() }
            if skips {
                let saturation = try list.largestSaturation(ofBlock: block)
                if scale.greatestScore(of: saturation, factors: factors, kernel: kernel) < top.threshold { continue }
            }
            let count = try list.decode(block: block, docs: docs, freqs: freqs).count
            for index in 0..<count { offer(docs[index], freqs[index], into: &top) }
        }
    }

    private mutating func run(_ list: RangeList, into top: inout TopDocuments) {
        // SAFETY: every column has a place for each range.
        let scale = ImpactScale(kernel: kernel, averageLength: columns.averageLength)
        if !without.contains(.storedThresholds) {
            let saturation = list.topSaturation(limit: columns.leastRank(of: top.limit))
            top.raise(to: scale.leastScore(of: saturation, factors: factors, kernel: kernel))
        }
        let live = arena.take(UInt32.self, columns.rangeCount + 16)
        let skips = !without.contains(.rangeBounds)
        let needed = skips ? scale.leastCode(list, reaching: top.threshold, factors: factors, kernel: kernel) : 1
        guard needed < 256 else { return }
        let least = UInt8(needed)
        var count = 0
        var range = 0
        let codes = UnsafeRawPointer(list.bounds)
        let floor = SIMD16<UInt8>(repeating: least)
        while range &+ 16 <= columns.rangeCount {
            if any(codes.loadUnaligned(fromByteOffset: range, as: SIMD16<UInt8>.self) .>= floor) {
                for lane in range..<range &+ 16 {
                    live[count] = UInt32(truncatingIfNeeded: lane)
                    count &+= list.bounds[lane] >= least ? 1 : 0
                }
            }
            range &+= 16
        }
        while range < columns.rangeCount {
            live[count] = UInt32(truncatingIfNeeded: range)
            count &+= list.bounds[range] >= least ? 1 : 0
            range &+= 1
        }
        guard top.limit <= RankedUnion.largestVisited, count > top.limit, !without.contains(.bestRangesFirst) else {
            for index in 0..<count { visit(list, Int(live[index]), into: &top) }
            return
        }
        // The ranges with the greatest bounds first, about as many as documents are wanted: then the threshold is near its final value.
        let histogram = arena.take(UInt32(0), 256)
        for index in 0..<count { histogram[Int(list.bounds[Int(live[index])])] &+= 1 }
        var cut = 255
        var above = histogram[255]
        while cut > Int(least), above < UInt32(top.limit) {
            cut -= 1
            above += histogram[cut]
        }
        for index in 0..<count where list.bounds[Int(live[index])] >= cut { visit(list, Int(live[index]), into: &top) }
        var threshold = top.threshold
        var now = skips ? scale.leastCode(list, reaching: threshold, factors: factors, kernel: kernel) : 1
        for index in 0..<count where list.bounds[Int(live[index])] < cut && list.bounds[Int(live[index])] >= now {
            visit(list, Int(live[index]), into: &top)
            guard skips, columns.isFiltered, top.threshold > threshold else { continue }
            threshold = top.threshold
            now = scale.leastCode(list, reaching: threshold, factors: factors, kernel: kernel)
        }
    }

    @inline(__always)
    private mutating func visit(_ list: RangeList, _ range: Int, into top: inout TopDocuments) {
        // SAFETY: `range` is below the number of ranges, postings below the list's count.
        let base = range &* PostingsLayout.rangeSize
        let freqs = list.freqs
        if columns.isFiltered {
            let (low, high) = columns.accepted(ofRange: range)
            if low | high == 0 { return }
            if low.nonzeroBitCount &+ high.nonzeroBitCount <= Self.mostLookedUp {
                lookUp(list, range, low, 0, into: &top)
                lookUp(list, range, high, 64, into: &top)
                return
            }
        }
        let places = list.postings(ofRange: range)
        if let ids = list.ids {
            for place in places { offer(UInt32(truncatingIfNeeded: base &+ Int(ids[place] & 127)), freqs[place], into: &top) }
            return
        }
        let words = list.members(ofRange: range)
        var place = places.lowerBound
        var word = words.0
        var first = base
        while true {
            while word != 0, place < places.upperBound {
                offer(UInt32(truncatingIfNeeded: first &+ word.trailingZeroBitCount), freqs[place], into: &top)
                word &= word &- 1
                place &+= 1
            }
            if first > base { return }
            first = base &+ 64
            word = words.1
        }
    }

    /// Up to this many documents that a filter leaves of a range are looked up; for more, all postings are walked.
    private static var mostLookedUp: Int { 4 }

    /// Offers the documents whose bits are set, those that the list has.
    private mutating func lookUp(_ list: RangeList, _ range: Int, _ bits: UInt64, _ first: Int, into top: inout TopDocuments) {
        // SAFETY: `range` is below the number of ranges.
        var bits = bits
        while bits != 0 {
            let id = UInt32(truncatingIfNeeded: first &+ bits.trailingZeroBitCount)
            bits &= bits &- 1
            let posting = list.posting(of: id, inRange: range)
            guard posting >= 0 else { continue }
            offer(UInt32(truncatingIfNeeded: range &* PostingsLayout.rangeSize) &+ id, list.freqs[posting], into: &top)
        }
    }

    @inline(__always)
    private mutating func offer(_ doc: UInt32, _ freq: UInt32, into top: inout TopDocuments) {
        let length = columns.length(Int(doc))
        guard filter.passes(freq: freq, length: length) else { return }
        guard columns.accepts(doc) else { return }
        top.collect(doc: columns.base &+ doc, score: kernel.contribution(factors, freq: freq, length: length))
        if top.threshold > filtered, !without.contains(.termFilter) {
            filtered = top.threshold
            filter = TermFilter(kernel, factors, reaching: filtered)
        }
    }
}
