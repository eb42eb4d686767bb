/// One algorithm that finds and scores the matches of a query in one segment.
///
/// Whatever the algorithm, a document's score is the sum of its leaves' contributions from left to right, starting from 0: the same bits
/// from all.
protocol SegmentEvaluator {
    /// - Parameters:
    ///   - sources: where each leaf is found in the scorer's segment.
    ///   - filter: the documents that may be found; nil for all live ones.
    init(_ query: WeightedQuery, sources: [LeafSource], scorer: SegmentScorer, filter: DocumentSet?) throws

    /// Hands every live match that the filter lets through to `collector`, once. Call once.
    mutating func run<Collector: MatchCollector>(into collector: inout Collector) throws
}
