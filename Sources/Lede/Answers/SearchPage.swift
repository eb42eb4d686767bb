/// The answer to a search: a page of hits, and what is known about all matches.
public struct SearchPage: Sendable, Hashable {
    /// In the order asked for.
    public let hits: [Hit]
    /// All matches, shown or not; near-duplicates among them.
    public let matchCount: Int
    /// Whether `matchCount` is the number for the query as it is: not if a pattern stands for more words than are looked for.
    public let isExact: Bool
    /// Whether no article has all that is asked for, and the hits have some of it.
    public let isPartial: Bool
    /// One for each `SearchRequest.facets`, in their order.
    public let facets: [Facet]
    /// Where the page ends, for the next request; nil if no hits follow.
    public let cursor: SearchCursor?
    /// What may be wrong with the query; empty if it was not asked for, and for most queries.
    public let suggestions: [Suggestion]
    /// What was read otherwise than might be expected, or not looked for, in English sentences for the user; empty for most queries.
    public let notes: [String]
    /// How long it took.
    public let times: SearchTimes
}
