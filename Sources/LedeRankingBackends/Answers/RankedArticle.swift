/// An article in a backend's answer.
public struct RankedArticle: Sendable, Equatable {
    /// The article's id (docno).
    public var id: String
    /// Higher is better; the scale is the backend's formula's.
    public var score: Double

    public init(id: String, score: Double) {
        self.id = id
        self.score = score
    }
}
