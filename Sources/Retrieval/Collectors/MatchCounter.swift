/// Counts matches without scoring them.
struct MatchCounter: MatchCollector {
    static let needsScores = false
    static let needsDocuments = false

    let neededScore = -Double.infinity
    private(set) var count = 0

    @inline(__always) mutating func collect(doc: UInt32, score: Double) { count += 1 }

    mutating func add(_ count: Int) { self.count += count }
}
