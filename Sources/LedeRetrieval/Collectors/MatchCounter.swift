/// Counts matches without scoring them.
struct MatchCounter: MatchCollector {
    static var need: CollectorNeed { .count }

    let neededScore = -Double.infinity
    private(set) var count = 0

    @inline(__always) mutating func collect(doc: UInt32, score: Double) { count += 1 }

    mutating func add(_ count: Int) { self.count += count }
}
