/// A word of a query that no article has.
public struct MissingWord: Sendable, Equatable {
    /// As it was typed, or as the index would keep it.
    public var text: String
    /// The term that was looked for.
    public var term: [UInt8]
    /// Words of the index that are like it, the nearest first, among those the most frequent.
    public var corrections: [WordCorrection]
}
