/// What a phrase weighs.
package enum PhraseWeighting: String, Sendable, CaseIterable {
    /// The sum of its terms' idfs (Lucene, Tantivy).
    case sumOfTerms
    /// The idf of its own document frequency (FTS5).
    case ownDocFreq
    /// Nothing of its own: it only says which documents match, and each of its words adds what it would add alone, with all of its
    /// occurrences, including those outside the phrase (Xapian). Phrases with gaps or with words that match several terms, and NEAR, weigh
    /// as by `sumOfTerms`.
    case wordByWord

    /// In words.
    package var summary: String {
        switch self {
        case .sumOfTerms: "sum of the words' idfs"
        case .ownDocFreq: "idf of the phrase"
        case .wordByWord: "the words, each by itself"
        }
    }
}
