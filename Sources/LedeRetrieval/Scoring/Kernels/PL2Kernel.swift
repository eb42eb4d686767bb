import Foundation

/// `PL2` over one collection.
package struct PL2Kernel: LeafKernel {
    struct Factors: BitwiseCopyable {
        var boost: Double
        /// μ·log₂ e with μ = F/N.
        var mean: Double
        /// −log₂ μ − log₂ e.
        var rarity: Double
    }

    private let scale: Double
    private let documentCount: Double
    private static let log2e = log2(M_E)

    init(_ model: PL2, averageLength: Double, documentCount: Double) {
        scale = model.c * averageLength
        self.documentCount = documentCount
    }

    func factors(of leaf: LeafWeight) -> Factors {
        let mean = Double(leaf.collectionFreq) / documentCount
        return Factors(boost: leaf.boost, mean: mean * Self.log2e, rarity: -log2(mean) - Self.log2e)
    }

    @inline(__always)
    func contribution(_ factors: Factors, freq: UInt32, length: UInt32) -> Double {
        let t = Double(freq) * log2(1 + scale / Double(length))
        let information = t * (log2(t) + factors.rarity) + factors.mean + 0.5 * log2(2 * Double.pi * t)
        return factors.boost * (information / (t + 1))
    }
}
