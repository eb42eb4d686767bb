/// An article in a backend's answer.
package struct RankedArticle: Sendable, Equatable {
    /// The article's id (docno).
    package var id: String
    /// Higher is better; the scale is the backend's formula's.
    package var score: Double

    package init(id: String, score: Double) {
        self.id = id
        self.score = score
    }
}
