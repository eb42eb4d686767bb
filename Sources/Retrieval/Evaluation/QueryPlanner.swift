/// Chooses the evaluator for a query.
enum QueryPlanner {
    static func algorithm(for query: Query) -> EvaluationAlgorithm {
        if let flat = FlatQuery(query) { return flat.isUnion ? .union : .intersection }
        return switch query {
        case .none, .all([]), .any([]): .nothing
        default: .boolean
        }
    }
}
