/// Chooses the evaluator for a query.
enum QueryPlanner {
    static func algorithm(for query: WeightedQuery) -> EvaluationAlgorithm {
        let root = query.tree.nodes[QueryTree.root]
        if root.kind == .none { return .nothing }
        guard let leaves = query.tree.leavesUnderRoot else { return .boolean }
        if root.kind == .any { return .disjunction }
        let isPlainTerm = leaves.count == 1 && PhraseShape(query.tree.leaves[0]).isPlainTerm
        return isPlainTerm ? .term : .conjunction
    }
}
