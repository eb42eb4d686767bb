/// Runs against a baseline in several measures: one family of tests.
public struct SignificanceReport: Sendable, Equatable {
    /// `comparisons[r]` are run r + 1's against the baseline, one a measure; counts are not tested.
    public let comparisons: [[MeasureComparison]]
    /// Tests in the family that the adjusted p-values are for.
    public let familySize: Int

    /// - Parameters:
    ///   - reports: the baseline's first; all with the same measures.
    ///   - seed: of random assignments and samples.
    /// - Precondition: there is a report.
    /// - Complexity: runs · measures · (randomisation + bootstrap)
    public init(_ reports: [EffectivenessReport], seed: UInt64, trials: Int = RandomizationTest.defaultTrials) {
        precondition(!reports.isEmpty)
        let tested = reports[0].measureNames.indices.filter { reports[0].aggregations[$0] == .mean }
        var comparisons = reports.dropFirst().map { report in
            tested.map { measure in
                let differences = PairedDifferences(report, against: reports[0], measure: measure)
                return MeasureComparison(
                    measureName: reports[0].measureNames[measure], differences: differences,
                    randomization: RandomizationTest(differences, seed: seed, trials: trials), adjustedPValue: nil,
                    tTest: PairedTTest(differences), interval: BootstrapInterval(differences, seed: seed))
            }
        }
        let places = comparisons.indices.flatMap { run in
            comparisons[run].indices.filter { comparisons[run][$0].randomization != nil }.map { (run, $0) }
        }
        let adjusted = HolmCorrection.adjusted(places.compactMap { comparisons[$0.0][$0.1].randomization?.pValue })
        for (place, pValue) in zip(places, adjusted) { comparisons[place.0][place.1].adjustedPValue = pValue }
        self.comparisons = comparisons
        familySize = places.count
    }
}
