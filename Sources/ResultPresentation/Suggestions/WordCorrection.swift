/// A word of an index, or two side by side, that may be meant by one that it lacks.
public struct WordCorrection: Sendable, Equatable {
    /// What it does for the query, best first.
    public enum Effect: Int, Sendable, Comparable {
        /// Some article matches the query with it in place of the word, other missing words being replaced by their corrections.
        case matches
        /// Some article has the word's phrase with it.
        case completesPhrase
        /// It occurs, but neither of these holds; or it was not tried.
        case none

        public static func < (one: Effect, other: Effect) -> Bool { one.rawValue < other.rawValue }
    }

    /// The word as people write it, in lower case: never a stem, if the index or its stored articles tell the word.
    public var text: String
    /// Insertions, deletions and substitutions of a character and swaps of two neighbours between the words; a blank is a character.
    public var distance: Int
    /// Articles that have it, or if the index knows only stems, some word with its stem.
    public var docFreq: Int
    public var effect = Effect.none
}
