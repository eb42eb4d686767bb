/// What the difference between two systems in one measure means to someone who has to choose.
package enum DifferenceVerdict: String, Sendable, Equatable, Codable {
    /// Better, and not by chance.
    case better
    /// Worse, and not by chance.
    case worse
    /// The same value for every query, with enough queries to show a difference.
    case same
    /// The interval of the mean difference holds nothing that a reader would notice.
    case equivalent
    /// Neither a difference nor the absence of a relevant one is shown.
    case open
    /// Even if every query agreed, it could be chance.
    case tooFewQueries = "too-few-queries"

    /// Below this adjusted p-value a difference is called real.
    package static let level = 0.05
    /// A difference below this share of the baseline's mean goes unnoticed: the 5 % that Spärck Jones called the least noticeable
    /// difference (Journal of Documentation 30(4), 1974).
    package static let noticeableShare = 0.05
    /// With fewer queries the percentile bootstrap's interval is too narrow to show equivalence.
    package static let fewestForInterval = 20

    /// Nil without common queries.
    ///
    /// Equivalence is shown as in a two one-sided test (Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15, 1987), by an
    /// interval that lies within the margin; with the 95 % interval rather than the 90 % one, so at a level of 2.5 %. A test that finds no
    /// difference never shows it.
    /// - Parameter familySize: tests in the family that the comparison's adjusted p-value is for.
    package init?(_ comparison: MeasureComparison, familySize: Int) {
        let differences = comparison.differences
        guard let mean = differences.mean, let pValue = comparison.adjustedPValue else { return nil }
        // The smallest p-value of a test with this many signs is 2 / 2ⁿ.
        if differences.count < 60, 2 / Double(1 << differences.count) * Double(max(familySize, 1)) >= Self.level {
            self = .tooFewQueries
        } else if differences.tieCount == differences.count {
            self = .same
        } else if pValue < Self.level {
            self = mean > 0 ? .better : .worse
        } else if let margin = comparison.noticeable, let interval = comparison.interval, differences.count >= Self.fewestForInterval,
            -margin < interval.lower, interval.upper < margin
        {
            self = .equivalent
        } else {
            self = .open
        }
    }
}

extension MeasureComparison {
    /// The least difference that a reader would notice; nil if the baseline reaches nothing.
    package var noticeable: Double? {
        guard let mean = baselineMean, mean > 0 else { return nil }
        return DifferenceVerdict.noticeableShare * mean
    }
}
