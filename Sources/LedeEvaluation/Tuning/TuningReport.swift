import LedeRetrievalEvaluation

/// What tuning chose, and its worth on queries that had no part in the choice.
package struct TuningReport: Sendable, Equatable {
    package let measureName: String
    package let baselineName: String
    /// Of folds, random assignments and samples.
    package let seed: UInt64
    package let grid: TuningGrid
    /// Settings tried.
    package let settingCount: Int
    /// The most that could have been tried.
    package let largestSettingCount: Int

    /// The queries that are asked and judged, in the order of the queries.
    package let queryIDs: [String]
    /// `queryFolds[q]` is the index in `folds` of the fold that holds query q.
    package let queryFolds: [Int]
    /// `baselineValues[q]` is the baseline's value for `queryIDs[q]`.
    package let baselineValues: [Double]
    /// `heldOutValues[q]` is the value for `queryIDs[q]` of the setting chosen without it.
    package let heldOutValues: [Double]
    package let folds: [TuningFold]
    /// Judged queries that were not asked.
    package let notAskedCount: Int
    /// Queries asked but not judged; they count nowhere.
    package let unjudgedCount: Int
    /// Of `queryIDs`, those without a relevant article in the judgments: they count 0 under any setting.
    package let hopelessCount: Int
    /// Of `queryIDs`, those for which the baseline finds nothing.
    package let unansweredCount: Int

    /// The mean of `folds`' settings over the queries that chose them, each query counting the same.
    package let trainingMean: Double
    /// What all queries choose.
    package let recommended: TuningSetting
    /// Its mean over the queries that chose it.
    package let recommendedMean: Double
    /// Whether it is the baseline's own ranking.
    package let isRecommendedBaseline: Bool
    /// Parameters of the recommended setting at an end of the grid beyond which they could go.
    package let openEnds: [TuningParameter]

    /// The held-out values less the baseline's.
    package let differences: PairedDifferences
    /// Of `differences`.
    package let randomization: RandomizationTest?
    /// Of the mean difference, 95 %.
    package let interval: BootstrapInterval?

    /// Below this p-value a difference is called real.
    package static let level = 0.05

    package var baselineMean: Double { baselineValues.reduce(0, +) / Double(baselineValues.count) }

    package var heldOutMean: Double { heldOutValues.reduce(0, +) / Double(heldOutValues.count) }

    /// How much better a setting looks to the queries that chose it than it is for others.
    package var optimism: Double { trainingMean - heldOutMean }

    package var verdict: TuningVerdict {
        // The smallest p-value of a test of so many signs is 2 / 2ⁿ.
        if queryIDs.count < 30, 2 / Double(1 << queryIDs.count) >= Self.level { return .tooFewQueries }
        guard let mean = differences.mean, let pValue = randomization?.pValue, pValue < Self.level else { return .noGain }
        return mean > 0 ? .gain : .loss
    }
}

/// A fold of the cross-validation, whose queries were measured by what the queries of all other folds chose.
package struct TuningFold: Sendable, Equatable {
    /// The queries held out.
    package let queryIDs: [String]
    /// What the other queries chose.
    package let setting: TuningSetting
    /// The setting's mean over the queries that chose it.
    package let trainingMean: Double
    /// The setting's mean over the queries held out.
    package let heldOutMean: Double
    /// The baseline's mean over the queries held out.
    package let baselineMean: Double
}

/// Whether tuning pays on queries that it has not seen.
package enum TuningVerdict: String, Sendable {
    /// It is better, and not by chance.
    case gain
    /// It is worse, and not by chance: the queries that choose say little about the others.
    case loss
    /// A difference, if there is one, could be chance.
    case noGain = "no-gain"
    /// Even if all queries agreed, it could be chance.
    case tooFewQueries = "too-few-queries"
}
