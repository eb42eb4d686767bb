/// Why a document is among the matches of a query, or not.
package struct MatchExplanation: Sendable, Equatable {
    /// The global doc id.
    package var doc: UInt32
    /// The whole query.
    package var clause: ClauseExplanation
    /// Where the document ranks if it matches.
    package var standing: Standing?

    package var isMatch: Bool { clause.matches }

    /// The smallest parts of the query because of which the document does not match, from left to right: wanted ones that it does not
    /// satisfy, and unwanted ones that it does.
    package var failures: [ClauseExplanation] { Self.failures(of: clause) }

    private static func failures(of clause: ClauseExplanation) -> [ClauseExplanation] {
        if clause.matches { return [] }
        switch clause.kind {
        case .all, .any: return clause.children.flatMap { failures(of: $0) }
        case .near:
            let lacking = clause.children.flatMap { failures(of: $0) }
            return lacking.isEmpty ? [clause] : lacking
        case .without where clause.children.count == 2:
            return failures(of: clause.children[0]) + (clause.children[1].matches ? [clause.children[1]] : [])
        case .leaf, .without, .nothing: return [clause]
        }
    }
}

/// Where a document ranks among the matches of a query.
package struct Standing: Sendable, Equatable {
    /// From 1.
    package var rank: Int
    package var score: Double
    /// All matches.
    package var matchCount: Int
    /// The number of results asked about.
    package var limit: Int
    /// The score of the last of the first `limit` results; nil if there are fewer.
    package var threshold: Double?

    /// Whether the document is one of the first `limit`.
    package var isShown: Bool { rank <= limit }
}
