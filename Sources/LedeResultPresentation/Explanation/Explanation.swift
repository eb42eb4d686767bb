import LedeArticleModel
import LedeRetrieval

/// Why a document has its score: the formula with its numbers. The contributions sum to the score in their order, then the term of the
/// length, then the bonus for proximity, to the last bit.
package struct Explanation: Sendable, Equatable {
    /// The global doc id.
    package var doc: UInt32
    /// Whether the document is live and matches the query; if not, the score is 0.
    package var isMatch = false
    /// What the document is ranked by.
    package var score = 0.0
    package var ranking: Ranking
    /// Live documents (N).
    package var documentCount: Int
    /// Tokens of the live documents over all fields (C).
    package var tokenCount: Int
    /// Tokens of the document over all fields (D).
    package var length: UInt32 = 0
    /// Tokens per document over the collection (avgdl).
    package var averageLength: Double
    /// If fields have weights: every field.
    package var fields: [FieldExplanation] = []
    /// The query's words and phrases from left to right, without those to be left out.
    package var leaves: [LeafExplanation] = []
    /// The leaves that the collection has, each as often as its boost says (|q|); what `DirichletSmoothing` multiplies the length's term
    /// by.
    package var queryLength: Double
    /// What the document's length alone adds; 0 except under `DirichletSmoothing`.
    package var lengthTerm = 0.0
    /// Words of the query that are close together; nil if nothing is added for that.
    package var proximity: ProximityExplanation?
    /// How the query is evaluated.
    package var algorithm: EvaluationAlgorithm

    init(
        doc: UInt32, ranking: Ranking, documentCount: Int, tokenCount: Int, averageLength: Double, queryLength: Double,
        algorithm: EvaluationAlgorithm
    ) {
        self.doc = doc
        self.ranking = ranking
        self.documentCount = documentCount
        self.tokenCount = tokenCount
        self.averageLength = averageLength
        self.queryLength = queryLength
        self.algorithm = algorithm
    }

    /// K = k1·(1 − b + b·D/avgdl), of BM25 over the document as a whole, with D as the model keeps it; nil under another model and for
    /// BM25F.
    package var saturation: Double? {
        guard let ingredients = ranking.model.ingredients else { return nil }
        if case .normalized = ingredients.fields { return nil }
        let tokens = ingredients.lengths.tokens(length, averageLength: averageLength)
        return ingredients.k1 * (1 - ingredients.b + ingredients.b * tokens / averageLength)
    }
}

/// What a score gains because words of the query are close together.
package struct ProximityExplanation: Sendable, Equatable {
    /// The smallest distance of two different words in one field, in tokens (δ).
    package var distance: UInt32
    package var bonus: Double
}

/// How a field counts in a document's score, if fields have weights.
package struct FieldExplanation: Sendable, Equatable {
    package var field: IndexedField
    /// The weight of an occurrence (w).
    package var weight: Double
    /// How much the field's length counts (b); nil if the document's length counts.
    package var b: Double?
    /// Tokens of the document in the field.
    package var length: UInt32
    /// Tokens per document in the field over the collection.
    package var averageLength: Double

    /// 1 − b + b · length / average length, by which occurrences are divided; 1 if the document's length counts.
    package var norm: Double { b.map { 1 - $0 + ($0 == 0 ? 0 : $0 * Double(length) / averageLength) } ?? 1 }
}
