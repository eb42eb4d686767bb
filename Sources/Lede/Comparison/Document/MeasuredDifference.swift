/// A backend's mean in a measure less the baseline's, and whether that is real.
public struct MeasuredDifference: Codable, Sendable, Equatable {
    public var backend: String
    public var measure: String
    public var queries: Int
    public var difference: Double?
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
    /// The fewest queries without which the difference would be gone.
    public var deciding: [String]

    /// Whether it would be called real at 5 %.
    public var isReal: Bool { (pHolm ?? 1) < 0.05 }

    init(_ comparison: MeasureComparison, backend: String) {
        let differences = comparison.differences
        self.backend = backend
        measure = comparison.measureName
        queries = differences.count
        difference = differences.mean
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
    }
}
