/// A run against the baseline in one measure: how large the difference is, and whether it is real.
public struct MeasureComparison: Sendable, Equatable {
    public let measureName: String
    public let differences: PairedDifferences
    /// Nil without common queries.
    public let randomization: RandomizationTest?
    /// The randomisation's p-value within the family of all comparisons made together, after Holm.
    public internal(set) var adjustedPValue: Double?
    /// Nil where the test does not exist.
    public let tTest: PairedTTest?
    /// Of the mean difference, 95 %; nil without common queries.
    public let interval: BootstrapInterval?
}
