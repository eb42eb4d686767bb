/// How well a ranking puts relevant documents first; higher is better, and except for counts the range is 0 to 1.
///
/// Definitions are trec_eval's where it has the measure: a query without relevant documents has the value 0, a document is relevant from
/// the measure's threshold on (1 unless the name says otherwise), and one that is not judged is not relevant.
public protocol Measure: Sendable {
    /// The name in ir_measures' notation, such as `nDCG@10` or `P(rel=2)@5`.
    var name: String { get }

    /// What the values of several queries make together.
    var aggregation: MeasureAggregation { get }

    /// Ranks from the top that the value depends on; nil for all of them, and without being asked for.
    var depth: Int? { get }

    /// The measure's value for one query, in trec_eval's order.
    func value(_ ranking: JudgedRanking) -> Double

    /// The mean of the value over all orders of tied documents, each as likely; exact.
    func expectedValue(_ ranking: JudgedRanking) -> Double

    /// How much the measure would have a document of this grade higher up: of two neighbours, the value is never lower with the one of the
    /// larger preference first. That makes the best and the worst order of ties a matter of sorting.
    /// - Parameter grade: as in `JudgedRanking.grades`.
    func preference(_ grade: Int?) -> Int
}

extension Measure {
    public var aggregation: MeasureAggregation { .mean }

    public var depth: Int? { nil }

    /// The value over the orders of tied documents: lowest, expected, highest.
    /// - Complexity: that of a value, and sorting within each group of ties; ERR's expectation O(k · r) in a group with r relevant documents.
    public func tieRange(_ ranking: JudgedRanking) -> TieRange {
        guard ranking.hasTies else {
            let value = value(ranking)
            return TieRange(lowest: value, expected: value, highest: value)
        }
        return TieRange(
            lowest: value(ranking.sortingTies { preference($0) < preference($1) }), expected: expectedValue(ranking),
            highest: value(ranking.sortingTies { preference($0) > preference($1) }))
    }
}
