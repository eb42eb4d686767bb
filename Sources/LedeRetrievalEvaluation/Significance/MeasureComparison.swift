/// A run against another one in one measure: how large the difference is, and whether it is real.
package struct MeasureComparison: Sendable, Equatable {
    package let measureName: String
    package let differences: PairedDifferences
    /// The other's mean over the same queries; nil without any.
    package let baselineMean: Double?
    /// Nil without common queries.
    package let randomization: RandomizationTest?
    /// The randomisation's p-value within the family of all comparisons in this measure, after Holm.
    package internal(set) var adjustedPValue: Double?
    /// Nil if the test is undefined.
    package let tTest: PairedTTest?
    /// The mean difference's, 95 %; nil without common queries.
    package let interval: BootstrapInterval?

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
