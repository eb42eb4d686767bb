/// `RankingModel.tfidf`: √f · idf² / √D, where the leaf's weight is idf².
package struct TFIDFKernel: LeafKernel {
    func factors(of leaf: LeafWeight) -> Double { leaf.weight }

    @inline(__always)
    func contribution(_ weight: Double, freq: UInt32, length: UInt32) -> Double {
        weight * Double(freq).squareRoot() / Double(length).squareRoot()
    }
}
