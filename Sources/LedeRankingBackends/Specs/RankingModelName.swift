/// The ranking models by the names that users type.
package enum RankingModelName: String, Sendable, CaseIterable {
    case bm25
    /// Query likelihood with Dirichlet smoothing.
    case ql
    /// Query likelihood with Jelinek-Mercer smoothing.
    case jm
    case dph
    case pl2
    case tfidf

    /// The options that belong to the model and to no other.
    package var options: Set<RankingOption> {
        switch self {
        case .bm25: [.bm25, .k1, .b, .weights, .fieldB]
        case .ql: [.mu]
        case .jm: [.lambda]
        case .pl2: [.c]
        case .dph, .tfidf: []
        }
    }
}
