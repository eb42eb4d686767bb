import LedeArticleModel

/// A query as it was built, before an index is asked.
package indirect enum SearchQueryNode: Sendable, Hashable {
    case everything
    case words(String, QueryMode)
    case phrase(String)
    case prefix(String)
    /// Words and phrases, and most other words between them.
    case near([String], Int)
    /// A word and its edits; nil for as many as go with its length.
    case fuzzy(String, Int?)
    case wildcard(String)
    case typed(String, QuerySyntax, QueryMode)
    case filter(SearchFilter)
    case restricted(SearchQuery, IndexedField)
    case boosted(SearchQuery, Double)
    case all([SearchQuery])
    case any([SearchQuery])
    case not(SearchQuery)
    /// Stands for a query of too many levels or parts, and for what is built of one.
    case tooLarge
}
