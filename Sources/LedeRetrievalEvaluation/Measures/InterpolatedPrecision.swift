/// Interpolated precision at a level of recall, trec_eval's `iprec_at_recall`: the highest precision at any rank by which that share of the
/// relevant documents, and at least one, is found; 0 if the ranking never gets so far. Of R relevant documents ⌊level · R + 0.9⌋ make the
/// share.
package struct InterpolatedPrecision: Measure {
    /// From 0 to 1.
    package let recall: Double
    /// The grade from which a document is relevant.
    package let relevance: Int
    package var name: String { MeasureName.text("IPrec", relevance: relevance) + "@\(recall)" }

    /// - Precondition: `recall` is from 0 to 1, `relevance` at least 1.
    package init(recall: Double, relevance: Int = 1) {
        precondition((0...1).contains(recall) && relevance >= 1)
        self.recall = recall
        self.relevance = relevance
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        let relevantCount = ranking.relevantCount(from: relevance)
        let needed = max(Int(recall * Double(relevantCount) + 0.9), 1)
        var found = 0
        var highest = 0.0
        for (rank, grade) in ranking.grades.enumerated() where JudgedRanking.isRelevant(grade, from: relevance) {
            found += 1
            // Between relevant documents precision falls.
            if found >= needed { highest = max(highest, Double(found) / Double(rank + 1)) }
        }
        return highest
    }
}
