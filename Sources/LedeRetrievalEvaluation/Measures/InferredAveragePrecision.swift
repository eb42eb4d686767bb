/// Inferred average precision, trec_eval's `infAP` (Yilmaz and Aslam, CIKM 2006): average precision when only a sample of the pool was
/// judged. A negative grade says that a document was in the pool but not judged; one without a grade was not in the pool.
///
///     infAP = 1/R Σ_r 1/(i + 1) · (1 + (ρ + ν + υ) · (ρ + ε) / (ρ + ν + 2ε))
///
/// for a relevant document behind i others, of which ρ are judged relevant, ν judged not relevant, and υ in the pool but not judged; ε =
/// 0.00001.
///
/// It may grow when an unjudged document moves up, so sorting does not give the best order of ties.
package struct InferredAveragePrecision: Measure {
    /// The grade from which a document is relevant.
    package let relevance: Int
    package var name: String { MeasureName.text("infAP", relevance: relevance) }
    private static let epsilon = 0.00001

    /// - Precondition: `relevance` is at least 1.
    package init(relevance: Int = 1) {
        precondition(relevance >= 1)
        self.relevance = relevance
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        let relevantCount = ranking.relevantCount(from: relevance)
        guard relevantCount > 0 else { return 0 }
        var (relevant, others, unjudged) = (0, 0, 0)
        var sum = 0.0
        for (rank, grade) in ranking.grades.enumerated() {
            guard let grade else { continue }
            if grade < 0 {
                unjudged += 1
            } else if grade < relevance {
                others += 1
            } else {
                let share = (Double(relevant) + Self.epsilon) / (Double(relevant + others) + 2 * Self.epsilon)
                sum += (1 + (rank == 0 ? 0 : Double(relevant + others + unjudged) * share)) / Double(rank + 1)
                relevant += 1
            }
        }
        return sum / Double(relevantCount)
    }
}
