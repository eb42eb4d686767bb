/// A document in a ranked answer.
public struct ScoredDocument: Sendable, Equatable {
    /// The global doc id.
    public var doc: UInt32
    /// The formula's score, higher is better.
    public var score: Double

    public init(doc: UInt32, score: Double) {
        self.doc = doc
        self.score = score
    }

    /// The order of every answer, which is total: higher score, then lower doc id.
    @inline(__always) func isBetter(than other: ScoredDocument) -> Bool {
        score > other.score || (score == other.score && doc < other.doc)
    }
}
