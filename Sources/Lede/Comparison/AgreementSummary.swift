/// How alike a backend's lists are to the baseline's over a set of queries; queries to which neither has an answer are left out.
public struct AgreementSummary: Sendable, Equatable {
    /// Queries to which at least one of the two has an answer.
    public let queryCount: Int
    /// Means over them; nil without such queries.
    public let overlap: Double?
    public let rankBiasedOverlap: Double?
    /// The mean residual of the rank-biased overlap: how much the ranks below the cutoff leave open.
    public let residual: Double?
    /// The mean of Kendall's τ over the `tauCount` queries for which it is defined.
    public let tau: Double?
    public let tauCount: Int
    /// Share of the queries to which both match equally many articles, of those where both tell.
    public let equalCounts: Double?

    /// - Parameter other: the backend's index, from 1.
    init(_ queries: [QueryComparison], other: Int) {
        let answered = queries.filter { $0.answers[0].isAnswer || $0.answers[other].isAnswer }
        let agreements = answered.map { $0.agreements[other - 1] }
        queryCount = answered.count
        overlap = Self.mean(agreements.map(\.overlap))
        rankBiasedOverlap = Self.mean(agreements.map(\.rankBiasedOverlap.extrapolated))
        residual = Self.mean(agreements.map(\.rankBiasedOverlap.residual))
        let taus = agreements.compactMap(\.kendall.tau)
        tau = Self.mean(taus)
        tauCount = taus.count
        equalCounts = Self.mean(
            answered.compactMap { comparison in
                guard let first = comparison.answers[0].matchCount, let second = comparison.answers[other].matchCount else { return nil }
                return first == second ? 1 : 0
            })
    }

    private static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}
