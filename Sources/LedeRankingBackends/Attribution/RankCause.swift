/// Why an article's rank differs between two backends: the ingredient in which they differ.
package enum RankCause: String, Sendable, CaseIterable {
    /// The words that the engine sees: its tokenizer. Matches, frequencies, document frequencies and lengths follow from it.
    case tokens
    /// Words of the best articles, added to the query.
    case feedback
    /// A formula other than BM25, on either side.
    case model
    /// How much an occurrence counts in each field, and whether each field's length counts by itself.
    case fields
    /// What a phrase weighs: the idf of its own document frequency, or that of its words.
    case phrases
    /// The form of the inverse document frequency.
    case idf
    /// Which documents count for N and the mean length.
    case documents
    /// The form in which occurrences count.
    case frequency
    /// What the engine keeps of a document's length.
    case lengths
    /// How slowly further occurrences saturate.
    case k1
    /// How much length counts.
    case b
    /// The bonus for words that are close together.
    case proximity
    /// Numbers of 32 or 64 bits, and the order in which they are added up.
    case rounding
    /// Articles with the same score, which are ordered by their number.
    case ties
    /// Lede does not know what one of the two is made of, as with a run from elsewhere.
    case system

    /// In words, for people.
    package var name: String {
        switch self {
        case .tokens: "tokens"
        case .feedback: "feedback"
        case .model: "ranking model"
        case .fields: "field weights"
        case .phrases: "phrase weight"
        case .idf: "idf form"
        case .documents: "documents counted"
        case .frequency: "frequency form"
        case .lengths: "length rounding"
        case .k1: "k1"
        case .b: "b (length)"
        case .proximity: "proximity"
        case .rounding: "rounding"
        case .ties: "ties"
        case .system: "another system"
        }
    }
}
