import LedeQueryLanguage
import LedeRetrieval

/// What is asked besides a query.
package struct SearchRequest: Sendable, Equatable {
    /// Most results.
    package var limit: Int
    package var order: ResultOrder
    /// Results skipped at the start; must be 0 with `cursor`.
    package var offset: Int
    /// Where the page before ended: results go on after it.
    package var cursor: SearchCursor?
    /// What articles must satisfy besides the query, all of it.
    package var filters: [AttributeFilter]
    /// What all matches are counted by.
    package var countKeys: [CountKey]
    /// Whether of nearly equal articles (`NearDuplicates`) only the first is a result. Their texts have to be read and
    /// compared, from the first result on to the end of the page; beyond the first 10,000 there are no pages. Title and body are compared
    /// together: equal but very short bodies are not collapsed if titles differ, nor are articles with fewer than four words.
    package var collapses: Bool
    /// Whether each score is explained.
    package var explains: Bool
    /// What is fetched of each result.
    package enum Detail: Sendable, Hashable {
        /// Only the id: the article has nothing else, and nothing is highlighted.
        case ids
        /// The article, and passages of it.
        case passages
    }

    /// What is fetched of each result.
    package var detail: Detail
    /// Most passages of each result.
    package var fragments: Int
    /// Most characters of a passage, 20 ... 10,000.
    package var passageLength: Int
    /// Most places of a result that `ArticleHighlights.matches` gives.
    package var mostMatches: Int
    /// Whether partial matches are shown if no article matches fully.
    package var allowsPartial: Bool
    /// Whether to look for what may be wrong with the query.
    package var suggests: Bool

    package init(
        limit: Int = 10, order: ResultOrder = .score, offset: Int = 0, cursor: SearchCursor? = nil, filters: [AttributeFilter] = [],
        countKeys: [CountKey] = [], collapses: Bool = false, explains: Bool = false, detail: Detail = .passages, fragments: Int = 1,
        passageLength: Int = 240, mostMatches: Int = SearchAnswer.mostMatches, allowsPartial: Bool = true, suggests: Bool = true
    ) {
        self.limit = limit
        self.order = order
        self.offset = offset
        self.cursor = cursor
        self.filters = filters
        self.countKeys = countKeys
        self.collapses = collapses
        self.explains = explains
        self.detail = detail
        self.fragments = fragments
        self.passageLength = passageLength
        self.mostMatches = mostMatches
        self.allowsPartial = allowsPartial
        self.suggests = suggests
    }
}
