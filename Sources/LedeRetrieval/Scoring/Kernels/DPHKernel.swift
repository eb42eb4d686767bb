import Foundation

/// `RankingModel.dph` over one collection.
package struct DPHKernel: LeafKernel {
    struct Factors: BitwiseCopyable {
        var boost: Double
        /// avgdl·N/F.
        var rarity: Double
    }

    let averageLength: Double
    let documentCount: Double

    func factors(of leaf: LeafWeight) -> Factors {
        Factors(boost: leaf.boost, rarity: averageLength * (documentCount / Double(leaf.collectionFreq)))
    }

    @inline(__always)
    func contribution(_ factors: Factors, freq: UInt32, length: UInt32) -> Double {
        let f = Double(freq)
        let relative = f / Double(length)
        let rest = 1 - relative
        // The limit; at it the logarithm below has none.
        guard rest > 0 else { return 0 }
        let information = f * log2(relative * factors.rarity) + 0.5 * log2(2 * Double.pi * f * rest)
        return factors.boost * (rest * rest / (f + 1) * information)
    }
}
