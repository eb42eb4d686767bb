import InvertedIndex

/// A query of one term: a walk along its postings.
struct TermEvaluator: SegmentEvaluator {
    private let scorer: SegmentScorer
    private let weight: Double
    private var cursor: PostingsCursor?

    init(_ query: WeightedQuery, sources: [LeafSource], scorer: SegmentScorer) throws {
        self.scorer = scorer
        weight = query.weights.first?.weight ?? 0
        if case .term(let entry)? = sources.first { cursor = try scorer.segment.postings(entry) }
    }

    mutating func run<Collector: MatchCollector>(into collector: inout Collector) throws {
        guard var cursor else { return }
        var walked = 0
        while true {
            let doc = try cursor.advance()
            if doc == PostingsCursor.end { return }
            walked &+= 1
            if walked.isMultiple(of: 65_536) { try Task.checkCancellation() }
            guard scorer.segment.isLive(doc) else { continue }
            let score = Collector.needsScores ? 0 + scorer.contribution(weight: weight, freq: cursor.freq, doc: doc) : 0
            collector.collect(doc: scorer.base + doc, score: score)
        }
    }
}
