/// What a leaf of a query weighs in a collection.
package struct LeafWeight: Sendable, Equatable {
    /// The rarer the leaf, the more: an idf or a sum of idfs (squared in TF-IDF), −ln p in query likelihood, log₂(N/F) in divergence from
    /// randomness; times the boost.
    package var weight: Double
    /// The document frequencies that the weight comes from: the leaf's own alone, or one per term in the phrase's order.
    package var docFreqs: [Int]
    /// The leaf's occurrences in all live documents (F); 0 where the model does not ask for it.
    package var collectionFreq: Int
    /// As how many leaves it counts; one that counts as 0 adds nothing.
    package var boost: Double

    package init(weight: Double, docFreqs: [Int], collectionFreq: Int = 0, boost: Double = 1) {
        self.weight = weight
        self.docFreqs = docFreqs
        self.collectionFreq = collectionFreq
        self.boost = boost
    }

    /// Of leaves that add to no score, such as filters, and where no score is asked for.
    package static let none = LeafWeight(weight: 0, docFreqs: [], boost: 0)
}
