extension BM25 {
    /// What a leaf of weight `idf` adds to the score of a document that has it `freq` times, `freq` ≥ 1.
    ///
    /// - Parameters:
    ///   - length: tokens of the document over all fields.
    ///   - averageLength: tokens per document over the collection, above 0.
    package func contribution(idf: Double, freq: UInt32, length: UInt32, averageLength: Double) -> Double {
        let kernel = BM25Kernel(self, averageLength: averageLength)
        return kernel.contribution(kernel.factors(weight: idf), freq: freq, length: length)
    }
}
