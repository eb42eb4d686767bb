/// What a leaf of a query weighs in a collection.
struct LeafWeight: Sendable, Equatable {
    /// The rarer the leaf, the more: an idf or a sum of idfs (squared in TF-IDF), −ln p in query likelihood, log₂(N/F) in divergence from
    /// randomness; times the boost.
    var weight: Double
    /// The document frequencies that the weight comes from: the leaf's own alone, or one per term in the phrase's order.
    var docFreqs: [Int]
    /// The leaf's occurrences in all live documents (F); 0 where the model does not ask for it.
    var collectionFreq = 0
    /// As how many leaves it counts; one that counts as 0 adds nothing.
    var boost = 1.0

    /// Of leaves that add to no score, such as filters, and where no score is asked for.
    static let none = LeafWeight(weight: 0, docFreqs: [], boost: 0)
}
