/// What may be wrong with a query.
package struct QuerySuggestions: Sendable, Equatable {
    /// Words that the index lacks, in the order of the query.
    package var words: [MissingWord]
    /// Words side by side that the index has as one, with which the query matches.
    package var joined: [JoinedWord]
    /// Phrases that it lacks, though it has all their words.
    package var phrases: [MissingPhrase]
    /// Words that it has, but with a far commoner word like them.
    package var commoner: [CommonerWord] = []

    /// Whether an index can tell nothing wrong: the query's words and phrases all occur, though not together.
    package var isEmpty: Bool { words.isEmpty && joined.isEmpty && phrases.isEmpty && commoner.isEmpty }
}

/// A word of a query that no article has.
package struct MissingWord: Sendable, Equatable {
    /// As it was typed, or as the index would keep it.
    package var text: String
    /// The term that was looked for.
    package var term: [UInt8]
    /// Whether it is among others in a phrase.
    package var isInPhrase: Bool
    /// Words of the index that are like it: by what they do for the query, then by nearness, then by frequency.
    package var corrections: [WordCorrection]

    /// The correction to try; in a phrase, one that at least makes the phrase occur.
    package var best: WordCorrection? { corrections.first.flatMap { isInPhrase && $0.effect == .none ? nil : $0 } }
}

/// A word of an index, or two side by side, that may be meant by one that it lacks.
package struct WordCorrection: Sendable, Equatable {
    /// What it does for the query, best first.
    package enum Effect: Int, Sendable, Comparable {
        /// Some article matches the query with it in place of the word, other missing words being replaced by their corrections.
        case matches
        /// Some article has the word's phrase with it.
        case completesPhrase
        /// It occurs, but neither of these holds; or it was not tried.
        case none

        package static func < (one: Effect, other: Effect) -> Bool { one.rawValue < other.rawValue }
    }

    /// The word as people write it, in lower case: never a stem, if the index or its stored articles tell the word.
    package var text: String
    /// Insertions, deletions and substitutions of a character and swaps of two neighbours between the words; a blank is a character.
    package var distance: Int
    /// Articles that have it, or if the index knows only stems, some word with its stem.
    package var docFreq: Int
    package var effect = Effect.none
}

/// A word of an index that may be meant by two neighbouring words of a query.
package struct JoinedWord: Sendable, Equatable {
    /// The two as they were typed.
    package var first: String
    package var second: String
    /// The terms that were looked for.
    package var terms: [[UInt8]]
    /// Both in one, in lower case.
    package var text: String
    /// Articles that have it.
    package var docFreq: Int
}

/// A phrase of a query that no article has, though every word of it occurs.
package struct MissingPhrase: Sendable, Equatable {
    /// A word without which articles have the phrase.
    package struct OddWord: Sendable, Equatable {
        /// As it was typed.
        package var text: String
        /// Articles that have the rest of the phrase, with at most one other word in the place of this one.
        package var docFreq: Int
    }

    /// As it was typed.
    package var text: String
    /// The word without which most articles have the phrase; nil for a phrase of two words, and if no article has such a rest.
    package var oddWord: OddWord?
    /// Articles that have the words in this order with at most `gaps` others between them.
    package var looseDocFreq: Int

    /// The number of further words that `looseDocFreq` allows.
    package static let gaps = 5
}

/// A word of a query that some articles have, and one like it that far more have.
package struct CommonerWord: Sendable, Equatable {
    /// As it was typed.
    package var text: String
    /// The term that was looked for.
    package var term: [UInt8]
    /// Articles that have it.
    package var docFreq: Int
    /// The other word as people write it, in lower case.
    package var commoner: String
    /// Articles that have that one.
    package var commonerDocFreq: Int
}
