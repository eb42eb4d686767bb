/// Average precision whose geometric mean over the queries is taken, trec_eval's `gm_map` (Robertson, CIKM 2006): a system that does badly
/// on some queries cannot make up for it on others. Per query it is average precision itself.
package struct GeometricMeanAveragePrecision: Measure {
    /// The grade from which a document is relevant.
    package let relevance: Int
    package var name: String { MeasureName.text("GMAP", relevance: relevance) }
    package var aggregation: MeasureAggregation { .geometricMean }

    /// - Precondition: `relevance` is at least 1.
    package init(relevance: Int = 1) {
        precondition(relevance >= 1)
        self.relevance = relevance
    }

    package func value(_ ranking: JudgedRanking) -> Double { AveragePrecision(relevance: relevance).value(ranking) }
}
