/// A measure of which it is known exactly what the order of tied documents can do to it.
public protocol TieAwareMeasure: Measure {
    /// The mean of the value over all orders of tied documents, each as likely; exact.
    func expectedValue(_ ranking: JudgedRanking) -> Double

    /// How much the measure would have a document of this grade higher up: of two neighbours, the value is never lower with the one of the
    /// larger preference first. That makes the best and the worst order of ties a matter of sorting.
    /// - Parameter grade: as in `JudgedRanking.grades`.
    func preference(_ grade: Int?) -> Int
}

extension TieAwareMeasure {
    /// - Complexity: that of a value, and sorting within each group of ties; ERR's expectation O(k · r) in a group with r relevant
    ///   documents.
    public func tieRange(_ ranking: JudgedRanking) -> TieRange? {
        guard ranking.hasTies else {
            let value = value(ranking)
            return TieRange(lowest: value, expected: value, highest: value)
        }
        return TieRange(
            lowest: value(ranking.sortingTies { preference($0) < preference($1) }), expected: expectedValue(ranking),
            highest: value(ranking.sortingTies { preference($0) > preference($1) }))
    }
}
