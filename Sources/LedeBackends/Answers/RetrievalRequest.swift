/// What is asked of a backend.
package struct RetrievalRequest: Sendable {
    package var query: BackendQuery
    /// Most hits; `Int.max` asks for all.
    package var limit: Int
    /// Hits skipped at the start.
    package var offset: Int
    /// Whether the number of matches is wanted, which may cost more than finding the best.
    package var countsMatches: Bool
    /// Conditions on the articles, and another order than the best first; nil for neither.
    package var selection: AttributeSelection?

    package init(
        _ query: BackendQuery, limit: Int, offset: Int = 0, countsMatches: Bool = true, selection: AttributeSelection? = nil
    ) {
        self.query = query
        self.limit = limit
        self.offset = offset
        self.countsMatches = countsMatches
        self.selection = selection
    }

    /// Hits to look for, including skipped ones.
    var depth: Int {
        guard limit > 0 else { return 0 }
        let (depth, overflows) = max(0, offset).addingReportingOverflow(limit)
        return overflows ? .max : depth
    }

    /// Which of the first `depth` hits are asked for.
    func page<Hit>(of hits: some Collection<Hit>) -> [Hit] { Array(hits.dropFirst(max(0, offset)).prefix(max(0, limit))) }
}
