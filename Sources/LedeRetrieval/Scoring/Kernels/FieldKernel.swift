import LedeArticleModel
import LedeInvertedIndex

/// BM25 over weighted fields made ready for one collection: the weighted occurrences of a leaf, and what they add to a score.
package struct FieldKernel: Sendable {
    /// The formula over weighted occurrences.
    private let kernel: BM25Kernel
    /// What weights the occurrences.
    let norms: FieldNorms

    init(_ formula: BM25, _ fields: FieldWeights, statistics: CollectionStatistics) {
        if formula.variant == .fts5 {
            kernel = BM25Kernel(formula, averageLength: statistics.averageLength > 0 ? statistics.averageLength : 1)
            norms = FieldNorms(weights: fields)
        } else {
            // Lengths have done their part once occurrences are weighted.
            kernel = BM25Kernel(formula, b: 0, averageLength: 1)
            norms = FieldNorms(weights: fields, b: formula.b, statistics: statistics)
        }
    }

    /// What a leaf adds to the score of a document of `length` tokens, with weighted occurrences `freq`; 0 for 0 of them.
    @inline(__always)
    func contribution(_ factors: BM25Kernel.Factors, freq: Double, length: UInt32) -> Double {
        freq > 0 ? kernel.contribution(factors, freq: freq, length: length) : 0
    }

    func factors(of leaf: LeafWeight) -> BM25Kernel.Factors { kernel.factors(of: leaf) }
}
