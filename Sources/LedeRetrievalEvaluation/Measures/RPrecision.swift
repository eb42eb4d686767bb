/// R-precision, trec_eval's `Rprec`: precision at the rank that is the number of relevant documents.
package struct RPrecision: BinaryMeasure {
    /// The grade from which a document is relevant.
    package let relevance: Int
    package var name: String { MeasureName.text("Rprec", relevance: relevance) }

    /// - Precondition: `relevance` is at least 1.
    package init(relevance: Int = 1) {
        precondition(relevance >= 1)
        self.relevance = relevance
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        let relevantCount = ranking.relevantCount(from: relevance)
        return relevantCount > 0 ? Precision(cutoff: relevantCount, relevance: relevance).value(ranking) : 0
    }

    package func expectedValue(_ ranking: JudgedRanking) -> Double {
        let relevantCount = ranking.relevantCount(from: relevance)
        return relevantCount > 0 ? Precision(cutoff: relevantCount, relevance: relevance).expectedValue(ranking) : 0
    }
}
