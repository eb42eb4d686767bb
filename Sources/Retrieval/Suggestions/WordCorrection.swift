/// A word of an index that may be what was meant by one that it lacks.
public struct WordCorrection: Sendable, Equatable {
    /// The word as people write it, in lower case: never a stem, if the index or its stored articles tell the word.
    public var text: String
    /// Insertions, deletions and substitutions of a character and swaps of two neighbours between the words.
    public var distance: Int
    /// Articles that have it, or where the index knows only stems, some word of its stem.
    public var docFreq: Int
}
