/// Keeps the best `limit` matches, and counts those it was offered.
///
/// Few are kept in a heap whose root is the worst of them. Many are gathered until there are twice as many as wanted, and the better half
/// is kept (quickselect: Hoare, 1961).
/// - Complexity: at most O(log limit) per match, O(1) for one that does not enter; memory O(min(limit, matches)).
struct TopDocuments: MatchCollector {
    static var need: CollectorNeed { .best }

    let limit: Int
    private(set) var matchCount = 0
    /// No match with a lower score is among the best.
    private(set) var threshold = -Double.infinity
    private var kept: [ScoredDocument] = []
    private let capacity: Int
    private let countsAll: Bool

    /// Up to this limit a heap is kept.
    private static let largestHeap = 48

    /// - Parameters:
    ///   - limit: 0 or more documents.
    ///   - countsAll: whether every match must be handed over, so that `matchCount` is their number.
    init(limit: Int, countsAll: Bool = true) {
        self.limit = max(0, limit)
        self.countsAll = countsAll
        capacity = limit <= Self.largestHeap ? self.limit : limit > Int.max / 2 ? .max : 2 * limit
        if self.limit == 0 { threshold = .infinity }
        kept.reserveCapacity(min(capacity, 4096))
    }

    var neededScore: Double { countsAll ? -.infinity : threshold }

    mutating func add(_ count: Int) { matchCount += count }

    /// Says that at least `limit` matches score `score` or more.
    mutating func raise(to score: Double) { threshold = max(threshold, score) }

    /// Takes the matches that `walk` offers, which skips those below the threshold: under guessed thresholds first, of which one counts if
    /// enough documents reach it, as then none is missing; else the walk begins anew with a lower one.
    /// - Parameter guesses: the likelier to be reached the later.
    mutating func collect(guessing guesses: [Double], _ walk: (inout TopDocuments) throws -> Void) rethrows {
        for guess in guesses where guess > threshold {
            var trial = self
            trial.raise(to: guess)
            try walk(&trial)
            if trial.holds(guess) {
                self = trial
                return
            }
        }
        try walk(&self)
    }

    /// Whether `limit` documents or more are kept that score `score` or more.
    private func holds(_ score: Double) -> Bool {
        var count = 0
        for document in kept where document.score >= score { count += 1 }
        return count >= limit
    }

    /// The documents kept, best first; none are kept afterwards.
    mutating func takeRanked() -> [ScoredDocument] {
        var best: [ScoredDocument] = []
        swap(&best, &kept)
        if limit > Self.largestHeap, best.count > limit { Selection.keepBest(limit, of: &best) }
        Selection.sort(&best)
        return best
    }

    @inline(__always) mutating func collect(doc: UInt32, score: Double) {
        matchCount &+= 1
        guard score >= threshold else { return }
        enter(ScoredDocument(doc: doc, score: score))
    }

    private mutating func enter(_ match: ScoredDocument) {
        if limit > Self.largestHeap {
            kept.append(match)
            guard kept.count >= capacity else { return }
            Selection.keepBest(limit, of: &kept)
            threshold = max(threshold, kept[limit - 1].score)
        } else if kept.count < limit {
            kept.append(match)
            siftUp()
            if kept.count == limit { threshold = max(threshold, kept[0].score) }
        } else if let worst = kept.first, match.isBetter(than: worst) {
            kept[0] = match
            siftDown()
            threshold = max(threshold, kept[0].score)
        }
    }

    private mutating func siftUp() {
        var child = kept.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard kept[parent].isBetter(than: kept[child]) else { return }
            kept.swapAt(parent, child)
            child = parent
        }
    }

    private mutating func siftDown() {
        var parent = 0
        while true {
            var worst = parent
            let left = 2 * parent + 1
            if left < kept.count, kept[worst].isBetter(than: kept[left]) { worst = left }
            if left + 1 < kept.count, kept[worst].isBetter(than: kept[left + 1]) { worst = left + 1 }
            if worst == parent { return }
            kept.swapAt(parent, worst)
            parent = worst
        }
    }
}
