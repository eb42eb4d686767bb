import LedeQueryLanguage
import LedeBackends
import LedeResultPresentation
import LedeRetrieval

extension RankingBackend {
    /// How the scores of documents come about: one explanation per document, in their order; nil if nobody can tell.
    ///
    /// Lede's index explains, under the backend's recipe, so a backend with its own tokenizer is not explained.
    /// - Parameters:
    ///   - query: as it was searched (`RetrievalAnswer.query`).
    ///   - documents: numbers in the searcher's snapshot.
    func explain(_ query: BackendQuery, _ documents: [UInt32], by searcher: Searcher) throws -> [Explanation]? {
        guard let recipe, recipe.tokens == .index else { return nil }
        var explanations = try searcher.expanding(query).explain(
            query.query, docs: documents, ranking: recipe.ranking, followsFTS5: recipe.isFTS5 || query.expression != nil)
        if recipe.isFTS5 { for index in explanations.indices { explanations[index].algorithm = .fts5 } }
        return explanations
    }
}

extension Searcher {
    /// The same for a query: the prefixes of a MATCH expression are all their terms.
    func expanding(_ query: BackendQuery) -> Searcher { query.expression == nil ? self : limitingExpansions(to: .max) }
}
