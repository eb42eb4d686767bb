/// The terms of an index that a word of a pattern matches.
public struct WordExpansion: Sendable, Equatable {
    /// The terms, ascending by their bytes.
    public var terms: [[UInt8]]
    /// Terms that match; more than there are `terms` if the limit cut some.
    public var found: Int
    /// Whether the search for terms was given up before the end of the dictionary, as too much work.
    public var isAbandoned = false

    /// Whether some terms that match are left out.
    public var isCut: Bool { found > terms.count || isAbandoned }
}
