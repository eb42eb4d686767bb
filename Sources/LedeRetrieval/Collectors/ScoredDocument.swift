/// A document in a ranked answer.
package struct ScoredDocument: Sendable, Equatable {
    /// The global doc id.
    package var doc: UInt32
    /// The formula's score, higher is better.
    package var score: Double

    package init(doc: UInt32, score: Double) {
        self.doc = doc
        self.score = score
    }

    /// The order of every answer, which is total: higher score, then lower doc id.
    @inline(__always) func isBetter(than other: ScoredDocument) -> Bool {
        score > other.score || (score == other.score && doc < other.doc)
    }
}
