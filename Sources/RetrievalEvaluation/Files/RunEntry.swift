/// An article in a run.
public struct RunEntry: Sendable, Equatable {
    /// The article's external id.
    public var docno: String
    /// Higher is better; finite.
    public var score: Double

    public init(docno: String, score: Double) {
        self.docno = docno
        self.score = score
    }
}
