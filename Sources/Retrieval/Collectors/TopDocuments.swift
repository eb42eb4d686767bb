/// Keeps the best `limit` matches in a heap whose root is the worst of them, and counts all.
///
/// - Complexity: O(log limit) a match at most, O(1) for one that does not enter; memory O(min(limit, matches)).
struct TopDocuments: MatchCollector {
    static let needsScores = true

    let limit: Int
    private(set) var matchCount = 0
    private var heap: [ScoredDocument] = []

    /// - Parameter limit: 0 or more documents.
    init(limit: Int) { self.limit = max(0, limit) }

    /// The documents kept, best first.
    func ranked() -> [ScoredDocument] { heap.sorted { $0.isBetter(than: $1) } }

    @inline(__always) mutating func collect(doc: UInt32, score: Double) {
        matchCount += 1
        let match = ScoredDocument(doc: doc, score: score)
        if heap.count < limit {
            heap.append(match)
            siftUp()
        } else if let worst = heap.first, match.isBetter(than: worst) {
            heap[0] = match
            siftDown()
        }
    }

    private mutating func siftUp() {
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[parent].isBetter(than: heap[child]) else { return }
            heap.swapAt(parent, child)
            child = parent
        }
    }

    private mutating func siftDown() {
        var parent = 0
        while true {
            var worst = parent
            let left = 2 * parent + 1
            if left < heap.count, heap[worst].isBetter(than: heap[left]) { worst = left }
            if left + 1 < heap.count, heap[worst].isBetter(than: heap[left + 1]) { worst = left + 1 }
            if worst == parent { return }
            heap.swapAt(parent, worst)
            parent = worst
        }
    }
}
