extension ArticleIndex {
    /// The articles that `query` finds, best first.
    ///
    ///     let page = try await index.search("\"thick fog\" ferry")                          // as typed
    ///     let page = try await index.search(.phrase("thick fog") && .field("section", "news"))
    ///     let next = try await index.search(query, SearchRequest(cursor: page.cursor))
    ///
    /// Complexity: for few hits less than linear in the articles that have a word of the query; most of the time goes into passages
    /// (`HighlightOptions`).
    /// - Parameters:
    ///   - query: words, phrases and conditions, or as a string literal what a user would type.
    ///   - request: how many hits, in which order, and what is told of them.
    ///   - backend: an engine of your own that ranks instead of the request's ranking.
    /// - Throws: `.invalidQuery`, `.unknownField`, `.tooLarge`; `.staleCursor`; `.notFound`, `.damaged`; `.cancelled`; `.callback` with what
    ///   a backend throws.
    public func search(
        _ query: SearchQuery, _ request: SearchRequest = SearchRequest(), backend: (any RankingBackend)? = nil
    ) async throws(LedeError) -> SearchPage {
        try await read { try $0.search(query, request, backend: backend) }
    }

    /// Words of the index that the last word of `text` may become, those in most articles first; none if a blank follows it.
    /// - Parameter limit: most of them.
    /// - Throws: as `snapshot`.
    public func completions(of text: String, limit: Int = 8) async throws(LedeError) -> [Completion] {
        try await read { try $0.completions(of: text, limit: limit) }
    }
}

extension IndexSnapshot {
    /// As `ArticleIndex.search`, in this state of the index, on the caller's thread.
    /// - Throws: as `ArticleIndex.search`.
    public func search(
        _ query: SearchQuery, _ request: SearchRequest = SearchRequest(), backend: (any RankingBackend)? = nil
    ) throws(LedeError) -> SearchPage {
        try LedeError.wrapping { try search.answer(request, query, backend: backend.map { AdaptedBackend($0) }) }
    }

    /// As `ArticleIndex.completions`, in this state of the index, on the caller's thread.
    /// - Throws: `.damaged`; `.cancelled`.
    public func completions(of text: String, limit: Int = 8) throws(LedeError) -> [Completion] {
        try LedeError.wrapping { try search.completions(of: text, limit: limit) }
    }
}
