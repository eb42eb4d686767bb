/// What is asked besides a query: how many hits, in which order, which articles, and what is told of them.
///
///     let request = SearchRequest(
///         limit: 20, order: .newestFirst, filter: .equal("section", "news") && .date("2024.."),
///         facets: [.field("section"), .month], highlights: .snippet(length: 120))
///     let page = try await index.search("fog", request)
///
/// Hits are ordered by score or by date; not by other fields, whose values an index keeps as text without an order of their own.
public struct SearchRequest: Sendable, Hashable {
    /// Most hits of the page; below 0 counts as 0. With 0 the matches are only counted.
    public var limit: Int
    /// Hits skipped at the start; below 0 counts as 0. Skipping many costs as much as showing them: to turn pages, use `cursor`.
    public var offset: Int
    /// Where the page before ended. Not together with an `offset`, which is an error of the search.
    public var cursor: SearchCursor?
    public var order: SearchOrder
    /// How articles are ranked, in every order.
    public var ranking: SearchRanking
    /// What articles must satisfy besides the query; it does not change scores.
    public var filter: SearchFilter?
    /// What all matches are counted by.
    public var facets: [FacetRequest]
    /// What is shown of each hit.
    public var highlights: HighlightOptions
    /// Whether each score is explained (`Hit.explanation`).
    public var explains: Bool
    /// Whether to look for what may be wrong with a query that finds nothing, or with a rare word of it (`SearchPage.suggestions`): some
    /// hundred small searches then. Not needed at every keystroke.
    public var suggests: Bool
    /// Whether, if no article has all that is asked for, those that have some of it are hits (`SearchPage.isPartial`).
    public var allowsPartial: Bool
    /// Whether of nearly equal articles only the first is a hit (`Hit.duplicates`). Their texts have to be read and compared, from the
    /// first hit on to the end of the page; beyond the first 10,000 there are no pages.
    public var collapsesDuplicates: Bool

    public init(
        limit: Int = 10, offset: Int = 0, cursor: SearchCursor? = nil, order: SearchOrder = .score,
        ranking: SearchRanking = SearchRanking(), filter: SearchFilter? = nil, facets: [FacetRequest] = [],
        highlights: HighlightOptions = .snippet, explains: Bool = false, suggests: Bool = true, allowsPartial: Bool = true,
        collapsesDuplicates: Bool = false
    ) {
        self.limit = limit
        self.offset = offset
        self.cursor = cursor
        self.order = order
        self.ranking = ranking
        self.filter = filter
        self.facets = facets
        self.highlights = highlights
        self.explains = explains
        self.suggests = suggests
        self.allowsPartial = allowsPartial
        self.collapsesDuplicates = collapsesDuplicates
    }
}
