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

    /// The value over the orders of tied documents: lowest, expected, highest; nil, as without being asked for, where nobody can say that
    /// exactly.
    func tieRange(_ ranking: JudgedRanking) -> TieRange?
}

extension Measure {
    public var aggregation: MeasureAggregation { .mean }

    public var depth: Int? { nil }

    public func tieRange(_ ranking: JudgedRanking) -> TieRange? { nil }
}
