import InvertedIndex

/// Applies a query's formula to the documents of one segment.
struct SegmentScorer {
    let segment: SegmentReader
    /// The global id of the segment's document 0.
    let base: UInt32
    private let lengths: DocumentLengths
    private let formula: BM25
    private let averageLength: Double

    init(_ query: WeightedQuery, segment: SegmentReader, base: UInt32) {
        self.segment = segment
        self.base = base
        lengths = segment.lengths
        formula = query.formula
        averageLength = query.averageLength
    }

    /// What a leaf of this weight that occurs `freq` times adds to the score of the local document `doc`.
    @inline(__always) func contribution(weight: Double, freq: UInt32, doc: UInt32) -> Double {
        formula.contribution(idf: weight, freq: freq, length: lengths[doc], averageLength: averageLength)
    }
}
