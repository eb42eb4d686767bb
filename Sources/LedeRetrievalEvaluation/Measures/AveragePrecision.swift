/// Average precision, trec_eval's `map` and `map_cut` for one query: the mean over all relevant documents of the precision at the rank of
/// each, 0 for those not among the first k (Harman, TREC; Buckley and Voorhees, SIGIR 2000).
package struct AveragePrecision: BinaryMeasure {
    package let cutoff: Int?
    /// The grade from which a document is relevant.
    package let relevance: Int
    package var name: String { MeasureName.text("AP", relevance: relevance, cutoff: cutoff) }
    package var depth: Int? { cutoff }

    /// - Parameter cutoff: nil for the whole ranking.
    /// - Precondition: `cutoff` and `relevance` are at least 1.
    package init(cutoff: Int? = nil, relevance: Int = 1) {
        precondition(cutoff ?? 1 >= 1 && relevance >= 1)
        self.cutoff = cutoff
        self.relevance = relevance
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        let relevantCount = ranking.relevantCount(from: relevance)
        guard relevantCount > 0 else { return 0 }
        var found = 0
        var sum = 0.0
        for (index, grade) in ranking.grades.prefix(cutoff ?? .max).enumerated() where JudgedRanking.isRelevant(grade, from: relevance) {
            found += 1
            sum += Double(found) / Double(index + 1)
        }
        return sum / Double(relevantCount)
    }

    /// McSherry and Najork, ECIR 2008: at the j-th of n tied ranks a document is relevant with probability r/n, and then 1 +
    /// (j−1)(r−1)/(n−1) of the group's r relevant documents are expected down to it.
    package func expectedValue(_ ranking: JudgedRanking) -> Double {
        let relevantCount = ranking.relevantCount(from: relevance)
        guard relevantCount > 0 else { return 0 }
        let end = min(cutoff ?? .max, ranking.grades.count)
        var before = 0
        var sum = 0.0
        for group in ranking.tieGroups where group.lowerBound < end {
            let relevant = ranking.grades[group].count { JudgedRanking.isRelevant($0, from: relevance) }
            guard relevant > 0 else { continue }
            let share = Double(relevant) / Double(group.count)
            let slope = group.count > 1 ? Double(relevant - 1) / Double(group.count - 1) : 0
            for rank in group.lowerBound..<min(group.upperBound, end) {
                sum += share * (Double(before + 1) + Double(rank - group.lowerBound) * slope) / Double(rank + 1)
            }
            before += relevant
        }
        return sum / Double(relevantCount)
    }
}
