import LedeBackends

/// A backend whose answers leave out the article with the query's own id, as BEIR's evaluator does: where queries are articles of the
/// collection, each would find itself first.
package struct QueryDroppingBackend: RankingBackend {
    private let base: any RankingBackend

    /// A fusion is of rankings without the article: it would push the others down in each.
    package init(_ base: any RankingBackend) {
        self.base = (base as? FusionBackend)?.mapInputs { QueryDroppingBackend($0) } ?? base
    }

    package var name: String { base.name }

    package var recipe: RankingRecipe? {
        var recipe = base.recipe
        recipe?.dropsQueries = true
        return recipe
    }

    package var isTimed: Bool { base.isTimed }

    package func rank(_ query: BackendQuery, limit: Int) throws -> [RankedArticle] {
        let (deeper, overflows) = limit.addingReportingOverflow(1)
        return Array(try base.rank(query, limit: overflows ? limit : deeper).lazy.filter { $0.id != query.id }.prefix(max(0, limit)))
    }

    /// The number of articles that match, the query's own included: backends count without naming them.
    package func count(_ query: BackendQuery) throws -> Int? { try base.count(query) }
}
