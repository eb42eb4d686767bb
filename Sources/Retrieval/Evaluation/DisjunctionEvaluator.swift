import InvertedIndex

/// An OR of terms and phrases: window by window of documents, each leaf adds its contributions to the window's accumulators.
struct DisjunctionEvaluator: SegmentEvaluator {
    private let scorer: SegmentScorer
    private let weights: [LeafWeight]
    private var leaves: WindowedLeaves

    init(_ query: WeightedQuery, sources: [LeafSource], scorer: SegmentScorer) throws {
        self.scorer = scorer
        weights = query.weights
        leaves = try WindowedLeaves(sources, segment: scorer.segment)
    }

    mutating func run<Collector: MatchCollector>(into collector: inout Collector) throws {
        var scores = Array(repeating: 0.0, count: Collector.needsScores ? Int(WindowHits.width) : 0)
        var matched = Array(repeating: UInt64(0), count: WindowHits.wordCount)
        var hits = WindowHits()
        while true {
            let first = nextDoc()
            if first == PostingsCursor.end { return }
            try Task.checkCancellation()
            for leaf in weights.indices {
                hits.removeAll()
                try leaves.read(leaf, from: first, into: &hits)
                for index in hits.offsets.indices {
                    let offset = hits.offsets[index]
                    matched[Int(offset / 64)] |= 1 << UInt64(offset % 64)
                    guard Collector.needsScores else { continue }
                    scores[Int(offset)] += scorer.contribution(
                        weight: weights[leaf].weight, freq: hits.freqs[index], doc: first + offset)
                }
            }
            WindowMatches.collect(matched.span, from: first, scores: &scores, scorer: scorer, into: &collector)
            for word in matched.indices { matched[word] = 0 }
        }
    }

    /// The first document that any leaf has still to give.
    private func nextDoc() -> UInt32 {
        var first = PostingsCursor.end
        for leaf in weights.indices { first = min(first, leaves.doc(leaf)) }
        return first
    }
}
