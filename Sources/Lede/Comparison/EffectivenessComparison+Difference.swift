import LedeRetrievalEvaluation

extension EffectivenessComparison {
    /// A backend's mean in a measure less another's, by default the baseline's, and whether that is real.
    public struct Difference: Codable, Sendable, Equatable {
        public var backend: String
        /// What it is compared with; nil in reports of versions that compared with the baseline alone.
        public var against: String?
        public var measure: String
        public var queries: Int
        public var difference: Double?
        /// The mean of what it is compared with, over the same queries.
        public var againstMean: Double?
        /// 95 %.
        public var low: Double?
        public var high: Double?
        /// Paired randomisation.
        public var p: Double?
        /// After Holm.
        public var pHolm: Double?
        /// Paired t.
        public var pT: Double?
        /// Cohen's d of paired differences.
        public var effectSize: Double?
        public var wins: Int
        public var ties: Int
        public var losses: Int
        /// The smallest number of queries without which the difference would be gone.
        public var deciding: [String]
        /// What it tells somebody who has to choose; nil without common queries.
        public var verdict: DifferenceVerdict?
        /// The least difference that a reader would notice.
        public var noticeable: Double?

        /// Whether it would be called real at 5 %.
        public var isReal: Bool { (pHolm ?? 1) < DifferenceVerdict.level }

        init(_ comparison: MeasureComparison, backend: String, against: String, familySize: Int) {
            let differences = comparison.differences
            self.backend = backend
            self.against = against
            measure = comparison.measureName
            queries = differences.count
            difference = differences.mean
            againstMean = comparison.baselineMean
            low = comparison.interval?.lower
            high = comparison.interval?.upper
            p = comparison.randomization?.pValue
            pHolm = comparison.adjustedPValue
            pT = comparison.tTest?.pValue
            effectSize = differences.effectSize
            wins = differences.winCount
            ties = differences.tieCount
            losses = differences.lossCount
            deciding = differences.decidingQueryIDs
            verdict = DifferenceVerdict(comparison, familySize: familySize)
            noticeable = comparison.noticeable
        }
    }
}
