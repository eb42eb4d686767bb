/// Reciprocal rank of the first relevant document, trec_eval's `recip_rank` (Kantor and Voorhees, TREC-5, 1996); 0 if none is among the
/// first k.
package struct ReciprocalRank: BinaryMeasure {
    package let cutoff: Int?
    /// The grade from which a document is relevant.
    package let relevance: Int
    package var name: String { MeasureName.text("RR", relevance: relevance, cutoff: cutoff) }
    package var depth: Int? { cutoff }

    /// - Parameter cutoff: nil for the whole ranking.
    /// - Precondition: `cutoff` and `relevance` are at least 1.
    package init(cutoff: Int? = nil, relevance: Int = 1) {
        precondition(cutoff ?? 1 >= 1 && relevance >= 1)
        self.cutoff = cutoff
        self.relevance = relevance
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        let first = ranking.grades.prefix(cutoff ?? .max).firstIndex { JudgedRanking.isRelevant($0, from: relevance) }
        return first.map { 1 / Double($0 + 1) } ?? 0
    }

    /// McSherry and Najork, ECIR 2008: only the first group with a relevant document counts, and there the rank of the first of r among n
    /// has a negative hypergeometric distribution.
    package func expectedValue(_ ranking: JudgedRanking) -> Double {
        let end = min(cutoff ?? .max, ranking.grades.count)
        for group in ranking.tieGroups where group.lowerBound < end {
            let relevant = ranking.grades[group].count { JudgedRanking.isRelevant($0, from: relevance) }
            guard relevant > 0 else { continue }
            var sum = 0.0
            var noneYet = 1.0
            for rank in group.lowerBound..<min(group.upperBound, end) {
                let left = group.upperBound - rank
                let isFirst = min(Double(relevant) / Double(left), 1)
                sum += noneYet * isFirst / Double(rank + 1)
                noneYet *= 1 - isFirst
            }
            return sum
        }
        return 0
    }
}
