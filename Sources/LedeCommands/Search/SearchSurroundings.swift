import Lede

/// What the queries of one command have in common.
struct SearchSurroundings: Sendable {
    let indexes: SearchedIndexes
    let search: ArticleSearch
    /// Prints answers as a table, if asked for.
    let listing: ListingPrinter?
    let recorder = SearchRecorder()

    var reader: IndexReader { indexes.reader }
    var indexNames: [String] { indexes.indexes.map(\.path) }
}
