import LedeRetrievalEvaluation

extension ComparisonReport {
    /// How alike a backend ranks to the baseline: means over the queries that both answer.
    public struct Agreement: Codable, Sendable, Equatable {
        public var baseline: String
        public var backend: String
        /// The cutoff of overlap and Jaccard index.
        public var depth: Int
        /// Queries that both answer.
        public var queries: Int
        public var overlap: Double?
        public var jaccard: Double?
        /// Tie-aware, p = 0.9, extrapolated.
        public var rbo: Double?
        public var rboResidual: Double?
        /// τ-b, if it exists.
        public var kendallTau: Double?
        public var kendallQueries: Int
        public var tauAp: Double?
        public var scoreCorrelation: Double?
        /// Share of the queries to which both match equally many articles, of those where both can tell and one finds any; nil without such
        /// queries.
        public var equalCounts: Double?

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
