import LedeResultPresentation

/// What may be wrong with a query.
public struct Suggestion: Sendable, Hashable {
    /// What is wrong.
    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        /// No article has the word.
        case missingWord
        /// Few articles have the word; far more have one like it.
        case rareWord
        /// No article has the two words side by side; some have them as one.
        case splitWord
        /// All words of a phrase occur, but not the phrase.
        case missingPhrase
    }

    /// What may be meant instead.
    public struct Replacement: Sendable, Hashable {
        /// In lower case.
        public let text: String
        /// Articles that have it.
        public let articleCount: Int
    }

    public let kind: Kind
    /// The word or the phrase as it was typed.
    public let text: String
    /// The likeliest first; none for a phrase.
    public let replacements: [Replacement]
    /// The word without which most articles have the phrase.
    public let oddWord: String?

    private init(_ kind: Kind, _ text: String, _ replacements: [Replacement], oddWord: String? = nil) {
        self.kind = kind
        self.text = text
        self.replacements = replacements
        self.oddWord = oddWord
    }

    /// In the order of the query, words before phrases.
    static func all(_ suggestions: QuerySuggestions) -> [Suggestion] {
        suggestions.words.map { word in
            Suggestion(.missingWord, word.text, word.corrections.map { Replacement(text: $0.text, articleCount: $0.docFreq) })
        }
            + suggestions.commoner.map {
                Suggestion(.rareWord, $0.text, [Replacement(text: $0.commoner, articleCount: $0.commonerDocFreq)])
            }
            + suggestions.joined.map {
                Suggestion(.splitWord, $0.first + " " + $0.second, [Replacement(text: $0.text, articleCount: $0.docFreq)])
            }
            + suggestions.phrases.map { Suggestion(.missingPhrase, $0.text, [], oddWord: $0.oddWord?.text) }
    }
}
