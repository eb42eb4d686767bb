import Foundation

/// `DirichletSmoothing` over one collection.
package struct DirichletKernel: LeafKernel {
    struct Factors: BitwiseCopyable {
        var boost: Double
        /// μ·p, the occurrences that the prior is worth.
        var prior: Double
    }

    private let mu: Double
    private let tokenCount: Double

    init(_ model: DirichletSmoothing, tokenCount: Double) {
        mu = model.mu
        self.tokenCount = tokenCount
    }

    func factors(of leaf: LeafWeight) -> Factors {
        Factors(boost: leaf.boost, prior: mu * (Double(leaf.collectionFreq) / tokenCount))
    }

    @inline(__always)
    func contribution(_ factors: Factors, freq: UInt32, length: UInt32) -> Double {
        factors.boost * log(1 + Double(freq) / factors.prior)
    }

    /// What the document's length alone adds to the score of a query of `queryLength` leaves; not above 0.
    func lengthTerm(queryLength: Double, length: UInt32) -> Double { queryLength * log(mu / (Double(length) + mu)) }
}
