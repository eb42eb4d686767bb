/// A phrase of a query that no article has, though every word of it occurs.
public struct MissingPhrase: Sendable, Equatable {
    /// A word without which articles have the phrase.
    public struct OddWord: Sendable, Equatable {
        /// As it was typed.
        public var text: String
        /// Articles that have the rest of the phrase, with at most one other word in the place of this one.
        public var docFreq: Int
    }

    /// As it was typed.
    public var text: String
    /// The word without which most articles have the phrase; nil for a phrase of two words, and if no article has such a rest.
    public var oddWord: OddWord?
    /// Articles that have the words in this order with at most `gaps` others between them.
    public var looseDocFreq: Int

    /// The number of further words that `looseDocFreq` allows.
    public static let gaps = 5
}
