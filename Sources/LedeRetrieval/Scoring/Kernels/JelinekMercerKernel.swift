import Foundation

/// `JelinekMercerSmoothing` over one collection.
package struct JelinekMercerKernel: LeafKernel {
    struct Factors: BitwiseCopyable {
        var boost: Double
        /// (1−λ) / (λ·p).
        var ratio: Double
    }

    private let lambda: Double
    private let tokenCount: Double

    init(_ model: JelinekMercerSmoothing, tokenCount: Double) {
        lambda = model.lambda
        self.tokenCount = tokenCount
    }

    func factors(of leaf: LeafWeight) -> Factors {
        // Finite even for the least λ there is: an infinite score times a weight of 0 would be NaN.
        let ratio = (1 - lambda) / (lambda * (Double(leaf.collectionFreq) / tokenCount))
        return Factors(boost: leaf.boost, ratio: min(ratio, .greatestFiniteMagnitude))
    }

    @inline(__always)
    func contribution(_ factors: Factors, freq: UInt32, length: UInt32) -> Double {
        factors.boost * log(1 + factors.ratio * (Double(freq) / Double(length)))
    }
}
