/// Why a document has its score: the formula with its numbers. The contributions sum to the score in their order, to the last bit.
public struct Explanation: Sendable, Equatable {
    /// The global doc id.
    public var doc: UInt32
    /// Whether the document is live and matches the query; if not, the score is 0.
    public var isMatch: Bool
    /// The sum of the leaves' contributions.
    public var score: Double
    public var formula: BM25
    /// Live documents (N).
    public var documentCount: Int
    /// Tokens of the document over all fields (D).
    public var length: UInt32
    /// Tokens a document over the collection (avgdl).
    public var averageLength: Double
    /// The query's words and phrases from left to right, without those to be left out.
    public var leaves: [LeafExplanation]
    /// How the query is evaluated.
    public var algorithm: EvaluationAlgorithm

    /// K = k1·(1 − b + b·D/avgdl).
    public var saturation: Double { formula.k1 * formula.lengthNorm(length: length, averageLength: averageLength) }
}
