/// Average precision, trec_eval's `map` for one query: the mean over all relevant documents of the precision at the rank of each,
/// 0 for those not retrieved (Harman, TREC; Buckley and Voorhees, SIGIR 2000).
public struct AveragePrecision: Measure {
    public var name: String { "AP" }

    public init() {}

    public func value(_ ranking: JudgedRanking) -> Double {
        guard ranking.relevantCount > 0 else { return 0 }
        var found = 0
        var sum = 0.0
        for (index, grade) in ranking.grades.enumerated() where (grade ?? 0) > 0 {
            found += 1
            sum += Double(found) / Double(index + 1)
        }
        return sum / Double(ranking.relevantCount)
    }
}
