/// Runs against a baseline, or all pairs of runs, in several measures.
///
/// The tests of one measure are one family, so what is found in a measure does not depend on the choice of others.
package struct SignificanceReport: Sendable, Equatable {
    /// The pairs compared: (0, 1), (0, 2) …, and if all are, then (1, 2) …. Counts are not tested.
    package let pairs: [RunPair]
    /// Tests in each measure's family.
    package let familySize: Int

    /// `comparisons[r]` are run r + 1's against the baseline, one per measure.
    package var comparisons: [[MeasureComparison]] { pairs.filter { $0.first == 0 }.map(\.comparisons) }

    /// - Parameters:
    ///   - reports: the baseline's first; all with the same measures.
    ///   - allPairs: compares each run with every other, and corrects for that.
    ///   - seed: for random assignments and samples.
    /// - Precondition: there is a report.
    /// - Complexity: pairs · measures · (randomisation + bootstrap)
    package init(_ reports: [EffectivenessReport], allPairs: Bool = false, seed: UInt64, trials: Int = RandomizationTest.defaultTrials) {
        precondition(!reports.isEmpty)
        let tested = reports[0].measureNames.indices.filter { reports[0].aggregations[$0] == .mean }
        var pairs: [RunPair] = []
        for first in reports.indices.prefix(allPairs ? reports.count : 1) {
            for second in reports.indices.dropFirst(first + 1) {
                let comparisons = tested.map {
                    MeasureComparison(reports[second], against: reports[first], measure: $0, seed: seed, trials: trials)
                }
                pairs.append(RunPair(first: first, second: second, comparisons: comparisons))
            }
        }
        // Pairs without common queries have nothing to test.
        let places = pairs.indices.filter { pairs[$0].comparisons.first?.randomization != nil }
        for measure in tested.indices {
            let adjusted = HolmCorrection.adjusted(places.compactMap { pairs[$0].comparisons[measure].randomization?.pValue })
            for (place, pValue) in zip(places, adjusted) { pairs[place].comparisons[measure].adjustedPValue = pValue }
        }
        self.pairs = pairs
        familySize = places.count
    }
}

/// One run against another in several measures.
package struct RunPair: Sendable, Equatable {
    /// The index of the run that the other one is compared with.
    package let first: Int
    /// The index of the other one.
    package let second: Int
    /// The second's differences from the first, one per measure.
    package internal(set) var comparisons: [MeasureComparison]
}
