import LedeArticleModel

/// What one leaf of a query adds to a document's score, with every number of the formula.
package struct LeafExplanation: Sendable, Equatable {
    /// The text as typed.
    package var text: String
    /// The field it is restricted to.
    package var field: IndexedField?
    /// Occurrences in the document, in the field if there is one (f); 0 if it does not occur.
    package var freq: UInt32
    /// If fields have weights: the occurrences in each field, in the order of `IndexedField`; else empty.
    package var fieldFreqs: [UInt32] = []
    /// Documents (n): one number for a term, and for a phrase that weighs as a whole; else one per term of the phrase.
    package var docFreqs: [Int]
    /// Occurrences in all documents (F); 0 if the model does not need them.
    package var collectionFreq: Int
    /// What it weighs (`LeafWeight`): an idf, for a phrase the sum of its terms' idfs, and the like, times the boost.
    package var weight: Double
    /// How many leaves it counts as.
    package var boost: Double
    /// What it adds; 0 if it or a part of the query around it does not match.
    package var contribution = 0.0
}
