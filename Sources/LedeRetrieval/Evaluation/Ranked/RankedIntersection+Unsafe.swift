import LedeInvertedIndex

/// An AND of terms and phrases, or a phrase alone, in one segment: documents that have all terms are found without a score; only those that
/// can still be among the best are scored, and only their positions are read.
///
/// Where a term is rare, its documents lead and the others are probed. Where all are frequent, ranges of 128 documents are intersected as
/// bitsets.
struct RankedIntersection {
    private let conjunction: Conjunction
    private let kernel: BM25Kernel
    private let columns: SegmentColumns
    private let arena: SearchArena
    /// Whether a document's score is bounded before its positions are read.
    private let boundsPhrases: Bool
    private var phrases: [PhrasePositions] = []
    /// The numbers of the members' postings of the current document.
    private let postings: UnsafeMutablePointer<UInt32>

    init(_ conjunction: Conjunction, kernel: BM25Kernel, columns: SegmentColumns, without: EvaluationTechniques, arena: SearchArena) throws
    {
        // SAFETY: one number a member.
        self.conjunction = conjunction
        self.kernel = kernel
        self.columns = columns
        self.arena = arena
        boundsPhrases = !without.contains(.boundBeforePositions)
        postings = arena.take(UInt32(0), conjunction.memberCount)
        guard !conjunction.isPlain else { return }
        for leaf in 0..<conjunction.leafCount where !conjunction.leaves[leaf].isPlain {
            phrases.append(try PhrasePositions(conjunction.leaves[leaf], conjunction, columns: columns, arena: arena))
        }
    }

    /// Hands matches to `collector`: all of them, or those that reach the score it needs.
    mutating func run<Collector: MatchCollector>(into collector: inout Collector) throws {
        if conjunction.members[conjunction.order[0]].ranges == nil {
            try runCandidates(into: &collector)
        } else {
            try runRanges(into: &collector)
        }
    }

    private mutating func runCandidates<Collector: MatchCollector>(into collector: inout Collector) throws {
        // SAFETY: candidates have a column of postings for each member.
        let candidates = Candidates(conjunction, columns: columns, arena: arena)
        if !Collector.needsDocuments, conjunction.isPlain {
            collector.add(candidates.count)
            return
        }
        for index in 0..<candidates.count {
            if index & 4095 == 4095 { try Task.checkCancellation() }
            for member in 0..<conjunction.memberCount { postings[member] = candidates.postings[member][index] }
            try offer(candidates.docs[index], into: &collector)
        }
    }

    private mutating func runRanges<Collector: MatchCollector>(into collector: inout Collector) throws {
        // SAFETY: ranges are below the segment's count of them, which every list has.
        for range in 0..<columns.rangeCount {
            if range & 1023 == 1023 { try Task.checkCancellation() }
            var isEmpty = false
            for member in 0..<conjunction.memberCount {
                if conjunction.members[member].ranges?.pointee.bounds[range] == ImpactCode.empty { isEmpty = true }
            }
            if !isEmpty { try visit(range, into: &collector) }
        }
    }

    private mutating func visit<Collector: MatchCollector>(_ range: Int, into collector: inout Collector) throws {
        var (low, high) = (UInt64.max, UInt64.max)
        if columns.excludedCount > 0 { (low, high) = columns.accepted(ofRange: range) }
        if low | high == 0 { return }
        for place in 0..<conjunction.memberCount {
            guard let words = conjunction.members[conjunction.order[place]].ranges?.pointee.members(ofRange: range) else { continue }
            low &= words.0
            high &= words.1
            if low | high == 0 { return }
        }
        if !Collector.needsDocuments, conjunction.isPlain {
            collector.add(low.nonzeroBitCount + high.nonzeroBitCount)
            return
        }
        var first: UInt32 = 0
        var bits = low
        while true {
            while bits != 0 {
                let id = first &+ UInt32(truncatingIfNeeded: bits.trailingZeroBitCount)
                bits &= bits &- 1
                for member in 0..<conjunction.memberCount {
                    postings[member] = UInt32(truncatingIfNeeded: max(0, conjunction.members[member].posting(of: id, inRange: range)))
                }
                try offer(UInt32(truncatingIfNeeded: range &* PostingsLayout.rangeSize) &+ id, into: &collector)
            }
            if first == 64 { return }
            first = 64
            bits = high
        }
    }

    /// Hands a document that has all members, at `postings`, and that is not excluded, to the collector if it matches.
    @inline(__always)
    private mutating func offer<Collector: MatchCollector>(_ doc: UInt32, into collector: inout Collector) throws {
        // SAFETY: leaves and members are below their counts.
        let length = Collector.needsScores ? columns.length(Int(doc)) : 0
        var score = 0.0
        if !conjunction.isPlain {
            // The score if every phrase occurred as often as its rarest term.
            var phrase = 0
            for leaf in 0..<conjunction.leafCount {
                let place = conjunction.leaves + leaf
                let freq: UInt32
                if place.pointee.isPlain {
                    freq = conjunction.members[place.pointee.firstMember].freq(Int(postings[place.pointee.firstMember]))
                } else {
                    freq = phrases[phrase].readFreqs(postings + place.pointee.firstMember)
                    phrase &+= 1
                }
                if Collector.needsScores { score += kernel.contribution(place.pointee.factors, freq: freq, length: length) }
            }
            if Collector.needsScores, boundsPhrases, score * (1 + 1e-9) < collector.neededScore { return }
            score = 0
        }
        var phrase = 0
        for leaf in 0..<conjunction.leafCount {
            let place = conjunction.leaves + leaf
            let freq: UInt32
            if place.pointee.isPlain {
                if !Collector.needsScores { continue }
                freq = conjunction.members[place.pointee.firstMember].freq(Int(postings[place.pointee.firstMember]))
            } else {
                freq = try phrases[phrase].freq(postings + place.pointee.firstMember, doc: doc)
                phrase &+= 1
                if freq == 0 { return }
            }
            if Collector.needsScores { score += kernel.contribution(place.pointee.factors, freq: freq, length: length) }
        }
        collector.collect(doc: columns.base + doc, score: score)
    }
}
