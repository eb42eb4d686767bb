import LedeInvertedIndex

/// What an occurrence counts in each field, made ready for one collection.
struct FieldNorms: Sendable {
    private let weights: [Double]
    /// The norm of field c is `normBases[c]` + `normSlopes[c]` · tokens of the field.
    private let normBases: [Double]
    private let normSlopes: [Double]

    /// FTS5's column weights: lengths of fields do not count.
    init(weights: FieldWeights) {
        self.weights = weights.weights
        normBases = Array(repeating: 1, count: weights.weights.count)
        normSlopes = Array(repeating: 0, count: weights.weights.count)
    }

    /// BM25F's.
    /// - Parameter b: that of the fields without their own.
    init(weights: FieldWeights, b: Double, statistics: CollectionStatistics) {
        self.weights = weights.weights
        let documentCount = Double(max(1, statistics.documentCount))
        let b = weights.b.map { $0 ?? b }
        normBases = b.map { 1 - $0 }
        // A field without tokens has no occurrence to normalize.
        normSlopes = zip(b, statistics.tokenCounts).map { $0 / (Double(max(1, $1)) / documentCount) }
    }

    /// What one field adds to a leaf's weighted occurrences in a document.
    ///
    /// - Parameters:
    ///   - freq: occurrences in the field.
    ///   - length: tokens of the document in the field.
    @inline(__always)
    func weighted(_ field: Int, freq: UInt32, length: UInt32) -> Double {
        freq == 0 ? 0 : weights[field] * Double(freq) / (normBases[field] + normSlopes[field] * Double(length))
    }
}
