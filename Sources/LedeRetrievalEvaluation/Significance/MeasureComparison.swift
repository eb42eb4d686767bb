/// A run against another one in one measure: how large the difference is, and whether it is real.
public struct MeasureComparison: Sendable, Equatable {
    public let measureName: String
    public let differences: PairedDifferences
    /// The other's mean over the same queries; nil without any.
    public let baselineMean: Double?
    /// Nil without common queries.
    public let randomization: RandomizationTest?
    /// The randomisation's p-value within the family of all comparisons in this measure, after Holm.
    public internal(set) var adjustedPValue: Double?
    /// Nil if the test is undefined.
    public let tTest: PairedTTest?
    /// The mean difference's, 95 %; nil without common queries.
    public let interval: BootstrapInterval?

    /// Measure `measure` of a report minus that of another.
    init(_ report: EffectivenessReport, against baseline: EffectivenessReport, measure: Int, seed: UInt64, trials: Int) {
        measureName = baseline.measureNames[measure]
        differences = PairedDifferences(report, against: baseline, measure: measure)
        let common = Set(differences.queryIDs)
        let values = zip(baseline.queryIDs, baseline.values).filter { common.contains($0.0) }.map { $0.1[measure] }
        baselineMean = values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        randomization = RandomizationTest(differences, seed: seed, trials: trials)
        tTest = PairedTTest(differences)
        interval = BootstrapInterval(differences, seed: seed)
    }
}
