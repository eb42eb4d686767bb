import InvertedIndex

/// Applies a query's formula to the documents of one segment.
struct SegmentScorer {
    let segment: SegmentReader
    /// The global id of the segment's document 0.
    let base: UInt32
    let kernel: BM25Kernel
    private let lengths: DocumentLengths

    init(_ query: WeightedQuery, segment: SegmentReader, base: UInt32) {
        self.segment = segment
        self.base = base
        lengths = segment.lengths
        kernel = query.kernel
    }

    /// What a leaf with these factors that occurs `freq` times adds to the score of the local document `doc`.
    @inline(__always) func contribution(_ factors: BM25Kernel.Factors, freq: UInt32, doc: UInt32) throws -> Double {
        kernel.contribution(factors, freq: freq, length: try lengths[doc])
    }
}
