/// How TOP_10 latency grows with the corpus, against the postings that exhaustive evaluation would read.
struct GrowthTable: Encodable, Sendable {
    /// Ascending by documents.
    var points: [Point]

    struct Point: Encodable, Sendable {
        var documents: Int
        /// The geometric mean over the queries of their terms' document frequencies, summed a query.
        var postings: [QueryKind: Double]
        /// Geometric means by engine.
        var microseconds: [String: [QueryKind: Double]]
    }
}
