/// A word that the last word of a text may become.
public struct Completion: Sendable, Hashable {
    /// The word in lower case, as far as the index tells.
    public let word: String
    /// The text with that word in the place of its last.
    public let text: String
    /// Articles that have the word.
    public let articleCount: Int
}
