/// How much of what a run retrieved was judged at all. What was not judged counts as not relevant, so a run whose results nobody looked at
/// may come out worse than it is. Judged means a grade of 0 or more, as in trec_eval.
package struct JudgmentCoverage: Sendable, Equatable {
    /// Ranks from the top that `topCount` and `unjudgedTopCount` are over.
    package static let topDepth = 10

    /// Documents retrieved, over all queries evaluated.
    package private(set) var count = 0
    /// Those of them not judged.
    package private(set) var unjudgedCount = 0
    /// Documents retrieved at the first `topDepth` ranks.
    package private(set) var topCount = 0
    /// Those of them not judged.
    package private(set) var unjudgedTopCount = 0

    init() {}

    mutating func add(_ ranking: JudgedRanking) {
        for (rank, grade) in ranking.grades.enumerated() {
            let isUnjudged = (grade ?? -1) < 0
            count += 1
            if isUnjudged { unjudgedCount += 1 }
            if rank < Self.topDepth {
                topCount += 1
                if isUnjudged { unjudgedTopCount += 1 }
            }
        }
    }
}
