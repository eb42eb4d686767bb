import LedeResultPresentation
import LedeRetrieval

/// How an article's score comes about: every number of the formula.
///
///     var sum = 0.0
///     for term in explanation.terms { sum += term.contribution }
///     sum = sum + explanation.lengthTerm + explanation.proximityBonus      // explanation.score, to the last bit
public struct Explanation: Sendable, Hashable {
    /// What the article is ranked by.
    public let score: Double
    /// The words and phrases of the query from left to right, without those that are left out.
    public let terms: [TermExplanation]
    /// What the article's length alone adds; 0 in most rankings.
    public let lengthTerm: Double
    /// What words that are close together add; 0 in most rankings.
    public let proximityBonus: Double
    /// The smallest distance of two different words of the query in one field, in words; nil if it adds nothing.
    public let closestDistance: Int?
    /// The formula and its parameters, in a line.
    public let formula: String
    /// Articles of the index (N).
    public let articleCount: Int
    /// Words of the article, over all fields (D).
    public let length: Int
    /// Words of an article on average (avgdl).
    public let averageLength: Double
    /// K = k1·(1 − b + b·D/avgdl) of BM25 over the article as a whole; nil for other formulas.
    public let saturation: Double?
    /// How each field counts, if fields have weights; else empty.
    public let fields: [FieldPart]

    /// How a field counts, if fields have weights.
    public struct FieldPart: Sendable, Hashable {
        public let field: MatchRange.Field
        /// What an occurrence in it counts as.
        public let weight: Double
        /// Words of the article in the field.
        public let length: Int
        /// Words in the field of an article on average.
        public let averageLength: Double
        /// What occurrences are divided by for the field's length.
        public let norm: Double
    }

    init(_ explanation: LedeResultPresentation.Explanation) {
        score = explanation.score
        terms = explanation.leaves.map(TermExplanation.init)
        lengthTerm = explanation.lengthTerm
        proximityBonus = explanation.proximity?.bonus ?? 0
        closestDistance = explanation.proximity.map { Int($0.distance) }
        formula = explanation.ranking.summary
        articleCount = explanation.documentCount
        length = Int(explanation.length)
        averageLength = explanation.averageLength
        saturation = explanation.saturation
        fields = explanation.fields.map { part in
            FieldPart(
                field: part.field == .title ? .title : .body, weight: part.weight, length: Int(part.length),
                averageLength: part.averageLength, norm: part.norm)
        }
    }
}

/// What a word or a phrase of a query adds to an article's score.
public struct TermExplanation: Sendable, Hashable {
    /// As it was typed.
    public let text: String
    /// The field it is looked for in; nil for all.
    public let field: MatchRange.Field?
    /// Occurrences in the article, in that field if there is one (f); 0 if it does not occur.
    public let frequency: Int
    /// If fields have weights: the occurrences in the title and in the body; else empty.
    public let fieldFrequencies: [Int]
    /// Articles that have it (n): one number, or for a phrase one for each of its words.
    public let articleCounts: [Int]
    /// Occurrences in all articles (F); 0 if the formula does not need them.
    public let collectionFrequency: Int
    /// What it weighs: an idf, for a phrase the sum of its words', and the like, times the boost.
    public let weight: Double
    /// What the weight was multiplied by.
    public let boost: Double
    /// What it adds; 0 if it, or a part of the query around it, does not match.
    public let contribution: Double

    init(_ leaf: LeafExplanation) {
        text = leaf.text
        field = leaf.field.map { $0 == .title ? .title : .body }
        frequency = Int(leaf.freq)
        fieldFrequencies = leaf.fieldFreqs.map { Int($0) }
        articleCounts = leaf.docFreqs
        collectionFrequency = leaf.collectionFreq
        weight = leaf.weight
        boost = leaf.boost
        contribution = leaf.contribution
    }
}
