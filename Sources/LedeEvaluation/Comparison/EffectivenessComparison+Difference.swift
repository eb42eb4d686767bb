import LedeRetrievalEvaluation

extension EffectivenessComparison {
    /// A backend's mean in a measure less another's, by default the baseline's, and whether that is real.
    package struct Difference: Codable, Sendable, Equatable {
        package var backend: String
        /// What it is compared with; nil in reports of versions that compared with the baseline alone.
        package var against: String?
        package var measure: String
        package var queries: Int
        package var difference: Double?
        /// The mean of what it is compared with, over the same queries.
        package var againstMean: Double?
        /// 95 %.
        package var low: Double?
        package var high: Double?
        /// Paired randomisation.
        package var p: Double?
        /// After Holm.
        package var pHolm: Double?
        /// Paired t.
        package var pT: Double?
        /// Cohen's d of paired differences.
        package var effectSize: Double?
        package var wins: Int
        package var ties: Int
        package var losses: Int
        /// The smallest number of queries without which the difference would be gone.
        package var deciding: [String]
        /// What it tells somebody who has to choose; nil without common queries.
        package var verdict: DifferenceVerdict?
        /// The least difference that a reader would notice.
        package var noticeable: Double?

        /// Whether it would be called real at 5 %.
        package var isReal: Bool { (pHolm ?? 1) < DifferenceVerdict.level }

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
