/// A place in a text where a leaf of a query occurs: the whole phrase as it matched.
public struct MatchSpan: Sendable, Equatable {
    /// Bytes of the text's UTF-8.
    public var range: Range<Int>
    /// The leaf's index in `Query.scoringLeaves`.
    public var leaf: Int
}
