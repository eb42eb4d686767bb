/// Why a request cannot be answered.
package enum SearchRequestError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The text is not a cursor given by a search, or not all of one.
    case noCursor
    /// The cursor belongs to another query, or to one asked in another way.
    case otherSearch
    /// The cursor belongs to another index.
    case otherIndex
    /// The index was changed after the cursor's page, and what that page was can no longer be told.
    case indexChanged
    /// Near-duplicates are told by the text, which the index does not store.
    case noText

    package var description: String {
        switch self {
        case .noCursor: "this is not a search's cursor"
        case .otherSearch:
            "the cursor belongs to another search: query, order, dates, ranking and --collapse must be the same from page to page"
        case .otherIndex: "the cursor belongs to another index"
        case .indexChanged: "the index has changed since the page before: scores and places have moved; search again from the first page"
        case .noText: "the index does not store the text of its articles, by which near-duplicates are told"
        }
    }
}
