import Foundation

/// Normalized discounted cumulative gain (Järvelin and Kekäläinen, TOIS 2002), as trec_eval's `ndcg_cut`:
/// gain = the grade, discount = log₂(rank + 1), normalized by the ideal ranking of the judged documents to the same cutoff.
public struct NDCG: Measure {
    public let cutoff: Int
    public var name: String { "nDCG@\(cutoff)" }

    /// - Precondition: `cutoff` is at least 1.
    public init(cutoff: Int) {
        precondition(cutoff >= 1)
        self.cutoff = cutoff
    }

    public func value(_ ranking: JudgedRanking) -> Double {
        let ideal = gain(ranking.relevantGrades.prefix(cutoff).lazy.map { $0 })
        guard ideal > 0 else { return 0 }
        return gain(ranking.grades.prefix(cutoff).lazy.map { max($0 ?? 0, 0) }) / ideal
    }

    private func gain(_ grades: some Sequence<Int>) -> Double {
        var sum = 0.0
        for (index, grade) in grades.enumerated() where grade > 0 { sum += Double(grade) / log2(Double(index + 2)) }
        return sum
    }
}
