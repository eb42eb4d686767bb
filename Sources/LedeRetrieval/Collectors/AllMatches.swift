/// Keeps every match, without scores.
struct AllMatches: MatchCollector {
    static var need: CollectorNeed { .documents }

    let neededScore = -Double.infinity
    private var docs: [UInt32] = []
    private var isAscending = true

    init() {}

    @inline(__always) mutating func collect(doc: UInt32, score: Double) {
        if let last = docs.last, last > doc { isAscending = false }
        docs.append(doc)
    }

    mutating func add(_ count: Int) { preconditionFailure("documents are needed") }

    /// The matches, ascending.
    consuming func sorted() -> [UInt32] {
        if !isAscending { docs.sort() }
        return docs
    }
}
