/// A word of a query that some articles have, and one like it that far more have.
public struct CommonerWord: Sendable, Equatable {
    /// As it was typed.
    public var text: String
    /// The term that was looked for.
    public var term: [UInt8]
    /// Articles that have it.
    public var docFreq: Int
    /// The other word as people write it, in lower case.
    public var commoner: String
    /// Articles that have that one.
    public var commonerDocFreq: Int
}
