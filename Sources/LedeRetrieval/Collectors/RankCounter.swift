/// Counts the matches, and how many of them are better than one document.
package struct RankCounter: MatchCollector {
    static var need: CollectorNeed { .scores }

    let neededScore = -Double.infinity
    private let document: ScoredDocument
    package private(set) var betterCount = 0
    package private(set) var matchCount = 0

    init(_ document: ScoredDocument) { self.document = document }

    @inline(__always) mutating func collect(doc: UInt32, score: Double) {
        matchCount += 1
        if ScoredDocument(doc: doc, score: score).isBetter(than: document) { betterCount += 1 }
    }

    mutating func add(_ count: Int) { preconditionFailure("documents are needed") }
}
