import LedeInvertedIndex

/// Any tree of AND, OR and NOT: window by window of documents, each node is a bitset, combined from the leaves up; on the way down every
/// node keeps only the documents at which its ancestors match too, and these are where a leaf adds to the score.
struct BooleanEvaluator: SegmentEvaluator {
    private let scorer: SegmentScorer
    private let tree: QueryTree
    private let filter: DocumentSet?
    private var leaves: WindowedLeaves
    private var hits = WindowHits()
    /// The hits of leaf i are `hitStarts[i] ..< hitStarts[i + 1]`.
    private var hitStarts: [Int]
    /// `WindowHits.wordCount` words per node.
    private var bits: [UInt64]

    init(_ query: WeightedQuery, sources: [LeafSource], scorer: SegmentScorer, filter: DocumentSet?) throws {
        self.scorer = scorer
        self.filter = filter
        tree = query.tree
        leaves = try WindowedLeaves(sources, segment: scorer.segment)
        hitStarts = Array(repeating: 0, count: sources.count + 1)
        bits = Array(repeating: 0, count: tree.nodes.count * WindowHits.wordCount)
    }

    mutating func run<Collector: MatchCollector>(into collector: inout Collector) throws {
        var scorer = scorer
        var scores = Array(repeating: 0.0, count: Collector.needsScores ? Int(WindowHits.width) : 0)
        // A leaf's hits in a window that add to scores, and what they add.
        var scored = Array(repeating: LeafHit(), count: scores.count)
        var added = scores
        while true {
            var first = nextDoc()
            if let filter { first = filter.first(from: first) }
            if first == PostingsCursor.end { return }
            try Task.checkCancellation()
            try readHits(from: first)
            for node in tree.nodes.indices.reversed() { combine(node) }
            if let filter {
                // The root is node 0: its bits come first.
                for word in 0..<WindowHits.wordCount { bits[word] &= filter.bits(from: first &+ UInt32(word * 64)) }
            }
            if Collector.needsScores {
                for node in tree.nodes.indices { narrowChildren(of: node) }
                try addScores(from: first, by: &scorer, through: &scored, &added, to: &scores)
            }
            // The root is node 0: its bits come first.
            let matched = bits.span.extracting(0..<WindowHits.wordCount)
            try WindowMatches.collect(matched, from: first, scores: &scores, scorer: &scorer, into: &collector)
        }
    }

    /// The first document that a leaf still has to give; what `without` leaves out makes no match by itself.
    private func nextDoc() -> UInt32 {
        var first = PostingsCursor.end
        for leaf in tree.leaves.indices where tree.scores[leaf] { first = min(first, leaves.doc(leaf)) }
        return first
    }

    private mutating func readHits(from first: UInt32) throws {
        hits.removeAll()
        for leaf in tree.leaves.indices {
            hitStarts[leaf] = hits.offsets.count
            try leaves.read(leaf, from: first, into: &hits)
        }
        hitStarts[tree.leaves.count] = hits.offsets.count
    }

    /// Sets the bits of a node from its hits or its children's bits.
    private mutating func combine(_ node: Int) {
        let start = node * WindowHits.wordCount
        let children = tree.nodes[node].children
        for word in 0..<WindowHits.wordCount { bits[start + word] = 0 }
        switch tree.nodes[node].kind {
        case .none: break
        case .leaf(let leaf):
            for hit in hitStarts[leaf]..<hitStarts[leaf + 1] {
                let offset = hits.offsets[hit]
                bits[start + Int(offset / 64)] |= 1 << UInt64(offset % 64)
            }
        case .any:
            for child in children {
                for word in 0..<WindowHits.wordCount { bits[start + word] |= bits[child * WindowHits.wordCount + word] }
            }
        case .all:
            for word in 0..<WindowHits.wordCount { bits[start + word] = ~0 }
            for child in children {
                for word in 0..<WindowHits.wordCount { bits[start + word] &= bits[child * WindowHits.wordCount + word] }
            }
        case .without:
            let kept = children[0] * WindowHits.wordCount
            let dropped = children[1] * WindowHits.wordCount
            for word in 0..<WindowHits.wordCount { bits[start + word] = bits[kept + word] & ~bits[dropped + word] }
        }
    }

    /// Removes from the children the documents at which `node` or an ancestor does not match. Parents come before their children.
    private mutating func narrowChildren(of node: Int) {
        for child in tree.nodes[node].children {
            for word in 0..<WindowHits.wordCount {
                bits[child * WindowHits.wordCount + word] &= bits[node * WindowHits.wordCount + word]
            }
        }
    }

    /// - Parameters:
    ///   - scored: room for a window's hits.
    ///   - added: room for what they add.
    private func addScores(
        from first: UInt32, by scorer: inout SegmentScorer, through scored: inout [LeafHit], _ added: inout [Double],
        to scores: inout [Double]
    ) throws {
        for node in tree.nodes.indices {
            guard case .leaf(let leaf) = tree.nodes[node].kind, tree.scores[leaf] else { continue }
            let count = gather(leaf, node, from: first, into: &scored)
            let hits = scored.span.extracting(0..<count)
            var values = added.mutableSpan
            try scorer.contributions(of: leaf, hits, into: &values)
            var sums = scores.mutableSpan
            for index in hits.indices { sums[Int(hits[index].doc - first)] += values[index] }
        }
    }

    /// Gathers the leaf's hits at which its node's bits are set.
    /// - Returns: how many there are.
    private func gather(_ leaf: Int, _ node: Int, from first: UInt32, into scored: inout [LeafHit]) -> Int {
        let bits = bits.span.extracting(node * WindowHits.wordCount..<(node + 1) * WindowHits.wordCount)
        let offsets = hits.offsets.span
        let freqs = hits.freqs.span
        var target = scored.mutableSpan
        var count = 0
        // Damaged postings may repeat documents; there is room for each only once.
        for hit in hitStarts[leaf]..<hitStarts[leaf + 1] where count < target.count {
            let offset = offsets[hit]
            guard bits[Int(offset / 64)] & (1 << UInt64(offset % 64)) != 0 else { continue }
            target[count] = LeafHit(doc: first + offset, freq: freqs[hit])
            count += 1
        }
        return count
    }
}
