/// What one cause does over many articles and queries.
package struct CauseSummary: Sendable, Equatable {
    package let cause: RankCause
    /// Articles whose rank the cause changes.
    package let articleCount: Int
    /// Of those, the ones for which no other cause does more.
    package let mainCount: Int
    /// The sum of the ranks that it moves articles by, up or down.
    package let ranks: Int

    /// The causes that moved any article, the one that moves most first; equal ones in the order of `RankCause`.
    package static func summaries(of attributions: [RankAttribution]) -> [CauseSummary] {
        RankCause.allCases.enumerated().compactMap { order, cause -> (order: Int, summary: CauseSummary)? in
            let gains = attributions.map { attribution in attribution.parts.reduce(0) { $1.cause == cause ? $0 + $1.gain : $0 } }
            let moved = gains.count { $0 != 0 }
            guard moved > 0 else { return nil }
            return (
                order,
                CauseSummary(
                    cause: cause, articleCount: moved, mainCount: attributions.count { $0.mainPart?.cause == cause },
                    ranks: gains.reduce(0) { $0 + abs($1) })
            )
        }.sorted { ($1.summary.ranks, $0.order) < ($0.summary.ranks, $1.order) }.map(\.summary)
    }
}
