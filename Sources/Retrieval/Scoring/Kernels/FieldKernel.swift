import ArticleModel
import InvertedIndex

/// BM25 over weighted fields made ready for one collection: the weighted occurrences of a leaf, and what they add to a score.
struct FieldKernel: Sendable {
    /// The formula over weighted occurrences.
    private let kernel: BM25Kernel
    private let weights: [Double]
    /// The norm of field c is `normBases[c]` + `normSlopes[c]` · tokens of the field.
    private let normBases: [Double]
    private let normSlopes: [Double]

    init(_ formula: BM25, _ fields: FieldWeights, statistics: CollectionStatistics) {
        weights = fields.weights
        let documentCount = Double(max(1, statistics.documentCount))
        if formula.variant == .fts5 {
            kernel = BM25Kernel(formula, averageLength: statistics.averageLength > 0 ? statistics.averageLength : 1)
            normBases = Array(repeating: 1, count: fields.weights.count)
            normSlopes = Array(repeating: 0, count: fields.weights.count)
        } else {
            // Lengths have done their part where occurrences are weighted.
            kernel = BM25Kernel(formula, b: 0, averageLength: 1)
            let b = fields.b.map { $0 ?? formula.b }
            normBases = b.map { 1 - $0 }
            // A field without a token has no occurrence to normalize.
            normSlopes = zip(b, statistics.tokenCounts).map { $0 / (Double(max(1, $1)) / documentCount) }
        }
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

    /// What a leaf adds to the score of a document of `length` tokens, where it has weighted occurrences `freq`; 0 for 0 of them.
    @inline(__always)
    func contribution(_ factors: BM25Kernel.Factors, freq: Double, length: UInt32) -> Double {
        freq > 0 ? kernel.contribution(factors, freq: freq, length: length) : 0
    }

    func factors(of leaf: LeafWeight) -> BM25Kernel.Factors { kernel.factors(of: leaf) }
}
