/// What a phrase weighs.
public enum PhraseWeighting: String, Sendable, CaseIterable {
    /// The sum of its terms' idfs (Lucene, Tantivy).
    case sumOfTerms
    /// The idf of its own document frequency (FTS5).
    case ownDocFreq

    /// In words.
    public var summary: String { self == .sumOfTerms ? "sum of the words' idfs" : "idf of the phrase" }
}
