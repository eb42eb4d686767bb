/// One algorithm that finds and scores the matches of a query in one segment.
///
/// Whatever the algorithm, a document's score is the sum of its leaves' contributions from left to right, starting from 0: the same bits
/// from all.
protocol SegmentEvaluator {
    /// - Parameter sources: where each leaf is found in the scorer's segment.
    init(_ query: WeightedQuery, sources: [LeafSource], scorer: SegmentScorer) throws

    /// Hands every live match to `collector`, once. Call once.
    mutating func run<Collector: MatchCollector>(into collector: inout Collector) throws
}
