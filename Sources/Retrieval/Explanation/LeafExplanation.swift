import ArticleModel

/// What one leaf of a query adds to a document's score, with every number of the formula.
public struct LeafExplanation: Sendable, Equatable {
    /// The text as typed.
    public var text: String
    /// The field to which it is restricted.
    public var field: IndexedField?
    /// Occurrences in the document, in the field if there is one (f); 0 where it does not occur.
    public var freq: UInt32
    /// Documents (n): one number for a term, and for a phrase that weighs as a whole; else one per term of the phrase.
    public var docFreqs: [Int]
    /// The idf, or for a phrase the sum of its terms' idfs; times the boost.
    public var weight: Double
    /// What the query multiplies the weight by; 1 unless it says so.
    public var boost: Double
    /// What it adds; 0 where it or a part of the query around it does not match.
    public var contribution: Double
}
