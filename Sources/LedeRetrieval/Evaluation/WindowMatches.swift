/// Hands the matches of a window of documents to a collector.
enum WindowMatches {
    /// - Parameters:
    ///   - bits: `WindowHits.wordCount` words; bit i is set if document `first + i` matches.
    ///   - scores: the accumulators of the window's documents, empty unless the collector needs scores; those of matches are 0 afterwards.
    static func collect<Collector: MatchCollector>(
        _ bits: Span<UInt64>, from first: UInt32, scores: inout [Double], scorer: inout SegmentScorer, into collector: inout Collector
    ) throws {
        let hasDocumentParts = Collector.needsScores && scorer.hasDocumentParts
        for word in bits.indices {
            var matched = bits[word]
            while matched != 0 {
                let offset = word * 64 + matched.trailingZeroBitCount
                matched &= matched - 1
                var score = 0.0
                if Collector.needsScores { swap(&score, &scores[offset]) }
                let doc = first + UInt32(offset)
                guard scorer.segment.isLive(doc) else { continue }
                if hasDocumentParts { score = try scorer.finished(score, doc: doc) }
                collector.collect(doc: scorer.base + doc, score: score)
            }
        }
    }
}
