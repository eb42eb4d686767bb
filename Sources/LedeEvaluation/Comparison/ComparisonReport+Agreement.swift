import LedeRetrievalEvaluation

extension ComparisonReport {
    /// How alike a backend ranks to the baseline: means over the queries that both answer.
    package struct Agreement: Codable, Sendable, Equatable {
        package var baseline: String
        package var backend: String
        /// The cutoff of overlap and Jaccard index.
        package var depth: Int
        /// Queries that both answer.
        package var queries: Int
        package var overlap: Double?
        package var jaccard: Double?
        /// Tie-aware, p = 0.9, extrapolated.
        package var rbo: Double?
        package var rboResidual: Double?
        /// τ-b, if it exists.
        package var kendallTau: Double?
        package var kendallQueries: Int
        package var tauAp: Double?
        package var scoreCorrelation: Double?
        /// Share of the queries to which both match equally many articles, of those where both can tell and one finds any; nil without such
        /// queries.
        package var equalCounts: Double?

        init(_ agreement: RunAgreement, baseline: String, backend: String, equalCounts: Double?) {
            self.baseline = baseline
            self.backend = backend
            depth = agreement.depth
            queries = agreement.queryCount
            overlap = agreement.overlap
            jaccard = agreement.jaccard
            rbo = agreement.rankBiasedOverlap
            rboResidual = agreement.residual
            kendallTau = agreement.kendall.mean
            kendallQueries = agreement.kendall.queryCount
            tauAp = agreement.apCorrelation.mean
            scoreCorrelation = agreement.scoreCorrelation.mean
            self.equalCounts = equalCounts
        }
    }
}
