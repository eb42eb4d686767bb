/// A word of an index that begins with a given text.
public struct CompletedWord: Sendable, Equatable {
    /// As people write it, in lower case, as far as the index tells.
    public var text: String
    /// Articles that have it.
    public var docFreq: Int
}
