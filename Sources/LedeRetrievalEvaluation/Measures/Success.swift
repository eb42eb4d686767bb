/// Whether a relevant document is among the first k, trec_eval's `success_k`: 1 or 0.
package struct Success: BinaryMeasure {
    package let cutoff: Int
    /// The grade from which a document is relevant.
    package let relevance: Int
    package var name: String { MeasureName.text("Success", relevance: relevance, cutoff: cutoff) }
    package var depth: Int? { cutoff }

    /// - Precondition: `cutoff` and `relevance` are at least 1.
    package init(cutoff: Int, relevance: Int = 1) {
        precondition(cutoff >= 1 && relevance >= 1)
        self.cutoff = cutoff
        self.relevance = relevance
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        ranking.relevantRetrieved(within: cutoff, from: relevance) > 0 ? 1 : 0
    }

    /// Only the group that the cutoff divides is open: of its n documents, m make the cutoff; none of its r relevant ones is among them
    /// with probability C(n−r, m) / C(n, m).
    package func expectedValue(_ ranking: JudgedRanking) -> Double {
        for group in ranking.tieGroups where group.lowerBound < cutoff {
            let relevant = ranking.grades[group].count { JudgedRanking.isRelevant($0, from: relevance) }
            guard relevant > 0 else { continue }
            if group.upperBound <= cutoff { return 1 }
            var none = 1.0
            for drawn in 0..<cutoff - group.lowerBound {
                none *= Double(max(group.count - relevant - drawn, 0)) / Double(group.count - drawn)
            }
            return 1 - none
        }
        return 0
    }
}
