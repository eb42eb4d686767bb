import LedeArticleModel

/// What one leaf of a query adds to a document's score, with every number of the formula.
public struct LeafExplanation: Sendable, Equatable {
    /// The text as typed.
    public var text: String
    /// The field it is restricted to.
    public var field: IndexedField?
    /// Occurrences in the document, in the field if there is one (f); 0 if it does not occur.
    public var freq: UInt32
    /// If fields have weights: the occurrences in each field, in the order of `IndexedField`; else empty.
    public var fieldFreqs: [UInt32] = []
    /// Documents (n): one number for a term, and for a phrase that weighs as a whole; else one per term of the phrase.
    public var docFreqs: [Int]
    /// Occurrences in all documents (F); 0 if the model does not need them.
    public var collectionFreq: Int
    /// What it weighs (`LeafWeight`): an idf, for a phrase the sum of its terms' idfs, and the like, times the boost.
    public var weight: Double
    /// How many leaves it counts as.
    public var boost: Double
    /// What it adds; 0 if it or a part of the query around it does not match.
    public var contribution = 0.0
}
