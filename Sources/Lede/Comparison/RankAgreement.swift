import RankingBackends
import RetrievalEvaluation

/// How alike two backends' lists for a query are.
public struct RankAgreement: Sendable, Equatable {
    /// Share of articles in common among the first k.
    public let overlap: Double
    /// Rank-biased overlap, p = 0.9.
    public let rankBiasedOverlap: RankBiasedOverlap
    /// Kendall's τ over the articles in common.
    public let kendall: KendallTau
    /// The move of each article of the other list, by its rank.
    public let moves: [RankMove]

    public init(baseline: [RankedArticle], other: [RankedArticle], depth: Int) {
        let (first, second) = (baseline.prefix(depth), other.prefix(depth))
        let (firstIDs, secondIDs) = (first.map(\.id), second.map(\.id))
        overlap = Overlap.at(depth, firstIDs, secondIDs)
        rankBiasedOverlap = RankBiasedOverlap(firstIDs, secondIDs)
        kendall = KendallTau(
            first.map { RunEntry(docno: $0.id, score: $0.score) }, second.map { RunEntry(docno: $0.id, score: $0.score) })
        let ranks = Dictionary(zip(firstIDs, 1...), uniquingKeysWith: { first, _ in first })
        moves = secondIDs.enumerated().map { RankMove(from: ranks[$1], to: $0 + 1) }
    }
}
