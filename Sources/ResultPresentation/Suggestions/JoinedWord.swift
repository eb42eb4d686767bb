/// A word of an index that may be meant by two neighbouring words of a query.
public struct JoinedWord: Sendable, Equatable {
    /// The two as they were typed.
    public var first: String
    public var second: String
    /// The terms that were looked for.
    public var terms: [[UInt8]]
    /// Both in one, in lower case.
    public var text: String
    /// Articles that have it.
    public var docFreq: Int
}
