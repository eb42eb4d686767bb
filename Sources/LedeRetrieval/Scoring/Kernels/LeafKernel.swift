/// A model's formula made ready for one collection: what a leaf adds to a document's score.
protocol LeafKernel: Sendable {
    /// What a leaf makes of the formula.
    associatedtype Factors: BitwiseCopyable

    func factors(of leaf: LeafWeight) -> Factors

    /// What a leaf that occurs `freq` times, 1 or more, adds to the score of a document of `length` tokens.
    func contribution(_ factors: Factors, freq: UInt32, length: UInt32) -> Double
}

extension BM25Kernel: LeafKernel {
    func factors(of leaf: LeafWeight) -> Factors { factors(weight: leaf.weight) }
}
