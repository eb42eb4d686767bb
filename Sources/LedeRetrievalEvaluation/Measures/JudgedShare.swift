/// The share of the first k documents that are in the qrels, ir_measures' `Judged`; divided by what was retrieved if that is fewer than k,
/// and 0 for an empty ranking. As there, a document with a negative grade counts: somebody looked at it.
package struct JudgedShare: TieAwareMeasure {
    package let cutoff: Int?
    package var name: String { MeasureName.text("Judged", cutoff: cutoff) }
    package var depth: Int? { cutoff }

    /// - Parameter cutoff: nil for the whole ranking.
    /// - Precondition: `cutoff` is at least 1.
    package init(cutoff: Int? = nil) {
        precondition(cutoff ?? 1 >= 1)
        self.cutoff = cutoff
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        let first = ranking.grades.prefix(cutoff ?? .max)
        return first.isEmpty ? 0 : Double(first.count { $0 != nil }) / Double(first.count)
    }

    package func expectedValue(_ ranking: JudgedRanking) -> Double {
        let count = min(cutoff ?? .max, ranking.grades.count)
        guard count > 0 else { return 0 }
        return ranking.expectedDiscountedGain(to: cutoff, gain: { Double(preference($0)) }, discount: { _ in 1 }) / Double(count)
    }

    package func preference(_ grade: Int?) -> Int { grade == nil ? 0 : 1 }
}
