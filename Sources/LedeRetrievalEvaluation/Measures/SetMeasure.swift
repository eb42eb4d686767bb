/// What a set of documents is worth, whatever their order, trec_eval's `set_P`, `set_recall`, `set_F` and others.
package struct SetMeasure: TieAwareMeasure {
    package enum Kind: Sendable, Equatable {
        /// The share of what was retrieved that is relevant.
        case precision
        /// The same divided by the largest possible share.
        case relativePrecision
        /// The share of what is relevant that was retrieved.
        case recall
        /// The weighted harmonic mean of both, (β + 1) P R / (R + β P): trec_eval's weight is β, not its square.
        case fMeasure(beta: Double)
        /// The product of both.
        case averagePrecision
    }

    package let kind: Kind
    /// The grade from which a document is relevant.
    package let relevance: Int

    /// - Precondition: `relevance` is at least 1, a β above 0 and finite.
    package init(_ kind: Kind, relevance: Int = 1) {
        precondition(relevance >= 1)
        if case .fMeasure(let beta) = kind { precondition(beta > 0 && beta.isFinite) }
        self.kind = kind
        self.relevance = relevance
    }

    package var name: String {
        switch kind {
        case .precision: MeasureName.text("SetP", relevance: relevance)
        case .relativePrecision: MeasureName.text("SetP", parameters: ["relative=True"], relevance: relevance)
        case .recall: MeasureName.text("SetR", relevance: relevance)
        case .fMeasure(1): MeasureName.text("SetF", relevance: relevance)
        case .fMeasure(let beta): MeasureName.text("SetF", parameters: ["beta=\(beta)"], relevance: relevance)
        case .averagePrecision: MeasureName.text("SetAP", relevance: relevance)
        }
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        let found = Double(ranking.relevantRetrieved(within: .max, from: relevance))
        guard found > 0 else { return 0 }
        let (retrieved, relevant) = (Double(ranking.grades.count), Double(ranking.relevantCount(from: relevance)))
        let (precision, recall) = (found / retrieved, found / relevant)
        switch kind {
        case .precision: return precision
        case .relativePrecision: return found / min(retrieved, relevant)
        case .recall: return recall
        case .fMeasure(let beta): return (beta + 1) * precision * recall / (recall + beta * precision)
        case .averagePrecision: return precision * recall
        }
    }

    package func expectedValue(_ ranking: JudgedRanking) -> Double { value(ranking) }

    package func preference(_ grade: Int?) -> Int { 0 }
}
