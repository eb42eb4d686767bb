/// What a leaf of a query weighs in a collection.
struct LeafWeight: Sendable, Equatable {
    /// The factor of the formula's term frequency part: an idf, or a sum of idfs.
    var weight: Double
    /// The document frequencies that the weight comes from: the phrase's own alone, or one per term in the phrase's order.
    var docFreqs: [Int]

    /// Of leaves that add to no score, and where no score is asked for.
    static let none = LeafWeight(weight: 0, docFreqs: [])
}
