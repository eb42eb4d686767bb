/// The ways to evaluate a query; `Searcher` says which one it took.
public enum EvaluationAlgorithm: String, Sendable, CaseIterable {
    /// The query can match nothing.
    case nothing
    /// Along one term's postings.
    case term
    /// All terms at once, the rarest leading.
    case conjunction
    /// Window by window into accumulators.
    case disjunction
    /// Window by window with a bitset per node of the tree.
    case boolean
    /// Document by document: never chosen, the check of the others.
    case exhaustive

    /// One line for an explanation.
    public var summary: String {
        switch self {
        case .nothing: "nothing to evaluate: the query matches nothing"
        case .term: "one term: along its postings"
        case .conjunction: "terms and phrases that must all occur: rarest first, the others by seeking, positions where all meet"
        case .disjunction: "terms and phrases of which one suffices: accumulators over windows of \(WindowHits.width) documents"
        case .boolean: "a tree of AND, OR and NOT: bitsets and accumulators over windows of \(WindowHits.width) documents"
        case .exhaustive: "every document against the whole query"
        }
    }
}
