import LedeModules

/// What the queries of one command have in common.
struct SearchSurroundings: Sendable {
    let indexes: SearchedIndexes
    let reading: QueryReading
    let chosen: ChosenBackend
    let backend: any RankingBackend
    /// Prints answers as a table, where that is asked for.
    let listing: ListingPrinter?
    let recorder = SearchRecorder()

    var reader: IndexReader { indexes.reader }
    var search: ArticleSearch { ArticleSearch(reader: reader, backend: backend) }

    /// What was read, as put to the backend.
    func query(_ parsed: ParsedQuery, _ text: String) throws(CommandFailure) -> BackendQuery {
        try chosen.query(reading.query(parsed, text: text), for: backend)
    }

    var indexNames: [String] { indexes.indexes.map(\.path) }
}
