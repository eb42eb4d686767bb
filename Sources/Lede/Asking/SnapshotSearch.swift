import LedeCore
import LedeInvertedIndex
import LedeBackends
import LedeResultPresentation
import LedeRetrieval
import LedeTextAnalysis

/// Answers queries over a snapshot of an index. Any number of tasks may share one; it keeps what its filters let through for later
/// searches.
package struct SnapshotSearch: Sendable {
    package let reader: IndexReader
    /// Shared by all searches: what its filters let through is kept.
    private let searcher: Searcher
    private let names: FieldNames

    package init(_ reader: IndexReader) {
        self.reader = reader
        searcher = Searcher(reader: reader)
        names = FieldNames(reader)
    }

    /// The page that `request` asks for. Blocks until it is there; ends with `CancellationError` soon after the task that runs it is
    /// cancelled.
    ///
    /// - Parameter backend: finds and ranks instead of the request's ranking; articles that `reader` lacks are no hits.
    /// - Throws: `AskingError`, `QueryError`, `QuerySyntaxError`, `SearchRequestError`, `RankingParameterError`, `AttributeError`,
    ///   `IndexFileError`, `CancellationError`.
    package func answer(
        _ request: SearchRequest, _ query: SearchQuery, backend: (any LedeBackends.RankingBackend)? = nil
    ) throws -> SearchPage {
        let start = ContinuousClock.now
        if request.cursor != nil, request.offset > 0 { throw AskingError.offsetWithCursor }
        let filters = FilterCompiler(names: names)
        var resolver = QueryResolver(reader, filters: filters)
        let asked = try resolver.resolve(query)
        let backend = try backend ?? LedeBackend(name: "lede", searcher: searcher, ranking: try request.ranking.ranking())
        var keys: [CountKey] = []
        for facet in request.facets { keys.append(try facet.key(names)) }
        let answerRequest = LedeCore.SearchRequest(
            limit: request.limit, order: request.order.order, offset: request.offset, cursor: request.cursor?.cursor,
            filters: try filters.conditions(request.filter), countKeys: keys, collapses: request.collapsesDuplicates,
            explains: request.explains, detail: request.highlights == .none ? .ids : .passages,
            fragments: request.highlights.fragments, passageLength: request.highlights.length,
            mostMatches: request.highlights.mostMatches, allowsPartial: request.allowsPartial, suggests: request.suggests)
        let resolved = ContinuousClock.now
        let answer = try ArticleSearch(searcher, backend: backend).answer(asked, answerRequest)
        let answered = ContinuousClock.now
        let hits = answer.hits.map { hit in
            Hit(hit, request.highlights, explained: hit.explanation.map(Explanation.init), reader: reader)
        }
        return SearchPage(
            hits: hits, matchCount: answer.matchCount, isExact: answer.isExact && !resolver.isCut, isPartial: answer.isPartial,
            facets: zip(answer.counts, request.facets).map { Facet($0, $1) }, cursor: answer.cursor.map { SearchCursor($0) },
            suggestions: answer.suggestions.map(Suggestion.all) ?? [], notes: resolver.notes + answer.notes,
            times: SearchTimes(
                finding: resolved - start + answer.times.ranking,
                presenting: answer.times.passages + (ContinuousClock.now - answered), suggesting: answer.times.suggestions))
    }

    /// Words of the index that the last word of `text` may become, those in most articles first: none if a blank follows it.
    ///
    /// - Parameter limit: most of them; below 0 counts as 0.
    /// - Complexity: linear in the words of the index that begin so.
    package func completions(of text: String, limit: Int) throws -> [Completion] {
        let bytes = Array(text.utf8)
        guard let last = reader.analyzer.words(of: bytes.span, forms: []).last, last.range.upperBound == bytes.count else { return [] }
        let beginning = String(decoding: bytes[..<last.range.lowerBound], as: UTF8.self)
        return try searcher.completions(of: String(decoding: bytes[last.range], as: UTF8.self), limit: max(0, limit)).map {
            Completion(word: $0.text, text: beginning + $0.text, articleCount: $0.docFreq)
        }
    }
}

extension FacetRequest {
    fileprivate func key(_ names: FieldNames) throws(AskingError) -> CountKey {
        switch subject {
        case .year: .year
        case .month: .month
        case .day: .day
        case .field(let name): .field(try names.field(name))
        }
    }
}
