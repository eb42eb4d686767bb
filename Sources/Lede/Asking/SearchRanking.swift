import LedeArticleModel
import LedeRetrieval

/// How articles are ranked: BM25 as Lucene has it (<doc:Scoring>), with its parameters.
///
///     SearchRequest(ranking: SearchRanking(titleWeight: 3))         // a word in the title counts three times
///
/// A parameter outside its range is an error of the search.
public struct SearchRanking: Sendable, Hashable {
    /// How slowly further occurrences of a word saturate; 0 ... 1,000,000.
    public var k1: Double
    /// How much an article's length counts; 0 (not at all) ... 1.
    public var b: Double
    /// What an occurrence in the title counts as; 0 ... 1,000. With weights other than 1 it is BM25F: each field has its own length.
    public var titleWeight: Double
    /// What an occurrence in the body counts as; 0 ... 1,000.
    public var bodyWeight: Double
    /// What a score gains if two words of the query are close together (Tao and Zhai's bonus times this), 0 ... 1,000; 0 for nothing.
    public var proximity: Double

    /// - Complexity: Searches with equal weights and without a bonus for proximity skip most of what they match; others score all of it.
    public init(k1: Double = 1.2, b: Double = 0.75, titleWeight: Double = 1, bodyWeight: Double = 1, proximity: Double = 0) {
        self.k1 = k1
        self.b = b
        self.titleWeight = titleWeight
        self.bodyWeight = bodyWeight
        self.proximity = proximity
    }

    package func ranking() throws(RankingParameterError) -> Ranking {
        let formula = try BM25(.lucene, k1: k1, b: b)
        let isPlain = titleWeight == 1 && bodyWeight == 1
        let model: RankingModel =
            isPlain ? .bm25(formula) : .weightedFields(formula, try FieldWeights([.title: titleWeight, .body: bodyWeight]))
        return Ranking(model, proximity: proximity == 0 ? nil : try ProximityBonus(weight: proximity))
    }
}
