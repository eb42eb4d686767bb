extension ModelKernel {
    /// What a leaf that occurs `freq` times, 1 or more, would add to the score of a document of `length` tokens; nil if fields have
    /// weights, as it then takes more than these two numbers.
    package func contribution(of leaf: LeafWeight, freq: UInt32, length: UInt32) -> Double? {
        func contribution(_ kernel: some LeafKernel) -> Double { kernel.contribution(kernel.factors(of: leaf), freq: freq, length: length) }
        return switch self {
        case .bm25(let kernel): contribution(kernel)
        case .dirichlet(let kernel): contribution(kernel)
        case .jelinekMercer(let kernel): contribution(kernel)
        case .dph(let kernel): contribution(kernel)
        case .pl2(let kernel): contribution(kernel)
        case .tfidf(let kernel): contribution(kernel)
        case .ingredients(let kernel) where kernel.norms == nil:
            kernel.contribution(kernel.factors(of: leaf), freq: Double(freq), length: length)
        case .weightedFields, .ingredients: nil
        }
    }
}
