/// A word of a query that no article has.
public struct MissingWord: Sendable, Equatable {
    /// As it was typed, or as the index would keep it.
    public var text: String
    /// The term that was looked for.
    public var term: [UInt8]
    /// Whether it is among others in a phrase.
    public var isInPhrase: Bool
    /// Words of the index that are like it: by what they do for the query, then by nearness, then by frequency.
    public var corrections: [WordCorrection]

    /// The correction to try; in a phrase, one that at least makes the phrase occur.
    public var best: WordCorrection? { corrections.first.flatMap { isInPhrase && $0.effect == .none ? nil : $0 } }
}
