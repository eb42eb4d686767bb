/// A measure for which the effect of the order of tied documents is known exactly.
package protocol TieAwareMeasure: Measure {
    /// The mean of the value over all orders of tied documents, equally likely; exact.
    func expectedValue(_ ranking: JudgedRanking) -> Double

    /// How much the measure prefers a document of this grade higher up: of two neighbours, the value is never lower with the larger
    /// preference first. So sorting gives the best and the worst order of ties.
    /// - Parameter grade: as in `JudgedRanking.grades`.
    func preference(_ grade: Int?) -> Int
}

extension TieAwareMeasure {
    /// - Complexity: that of a value, and sorting within each group of ties; ERR's expectation O(k · r) in a group with r relevant
    ///   documents.
    package func tieRange(_ ranking: JudgedRanking) -> TieRange? {
        guard ranking.hasTies else {
            let value = value(ranking)
            return TieRange(lowest: value, expected: value, highest: value)
        }
        return TieRange(
            lowest: value(ranking.sortingTies { preference($0) < preference($1) }), expected: expectedValue(ranking),
            highest: value(ranking.sortingTies { preference($0) > preference($1) }))
    }
}

/// A measure for which documents are relevant from some grade on, all equally.
package protocol BinaryMeasure: TieAwareMeasure {
    /// The grade from which a document is relevant, at least 1.
    var relevance: Int { get }
}

extension BinaryMeasure {
    package func preference(_ grade: Int?) -> Int { JudgedRanking.isRelevant(grade, from: relevance) ? 1 : 0 }
}
