import QueryLanguage

/// Chooses the evaluator for a query.
package enum QueryPlanner {
    /// - Parameter ranking: other than BM25 alone it leaves nothing to pass over.
    package static func algorithm(for query: Query, ranking: Ranking = Ranking()) -> EvaluationAlgorithm {
        if ranking.prunedFormula != nil, let flat = FlatQuery(query) { return flat.isUnion ? .union : .intersection }
        return switch query {
        case .none, .all([]), .any([]): .nothing
        default: .boolean
        }
    }
}
