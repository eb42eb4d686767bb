/// The ways to evaluate a query; `Searcher` says which one it took.
package enum EvaluationAlgorithm: String, Sendable, CaseIterable {
    /// The query can match nothing.
    case nothing
    /// All terms at once, the rarest leading or by ranges of documents.
    case intersection
    /// By ranges of documents, only those whose bounds reach the threshold.
    case union
    /// Window by window with a bitset per node of the tree.
    case boolean
    /// Document by document in FTS5's way: by FTS5 itself, or if its scores depend on that.
    case fts5
    /// Document by document: never chosen, used to check the others.
    case exhaustive

    /// One line for an explanation.
    package var summary: String {
        switch self {
        case .nothing: "nothing to evaluate: the query matches nothing"
        case .intersection: "terms and phrases that must all occur: rarest first, or by ranges of 128 documents; positions where all meet"
        case .union: "terms and phrases of which one suffices: by ranges of 128 documents whose bounds reach the threshold"
        case .boolean: "a tree of AND, OR and NOT: bitsets and accumulators over windows of \(WindowHits.width) documents"
        case .fts5: "document by document as FTS5 goes through AND, OR, NOT and NEAR; every match is scored"
        case .exhaustive: "every document against the whole query"
        }
    }
}
