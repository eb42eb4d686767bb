/// How well a ranking puts relevant documents first; higher is better, and except for counts the range is 0 to 1.
///
/// Definitions are trec_eval's where it has the measure: a query without relevant documents has the value 0, a document is relevant from
/// the measure's threshold on (1 unless the name says otherwise), and an unjudged one is not relevant.
package protocol Measure: Sendable {
    /// The name in ir_measures' notation, such as `nDCG@10` or `P(rel=2)@5`.
    var name: String { get }

    /// How the values of several queries are combined.
    var aggregation: MeasureAggregation { get }

    /// Ranks from the top that the value depends on; nil, also by default, for all of them.
    var depth: Int? { get }

    /// The measure's value for one query, in trec_eval's order.
    func value(_ ranking: JudgedRanking) -> Double

    /// The value over the orders of tied documents: lowest, expected, highest; nil, also by default, if not exactly known.
    func tieRange(_ ranking: JudgedRanking) -> TieRange?
}

extension Measure {
    package var aggregation: MeasureAggregation { .mean }

    package var depth: Int? { nil }

    package func tieRange(_ ranking: JudgedRanking) -> TieRange? { nil }
}

/// Writes a measure's name as ir_measures does: `P`, `(rel=2)`, `@5`; default values are left out.
enum MeasureName {
    static func text(_ base: String, parameters: [String] = [], relevance: Int = 1, cutoff: Int? = nil) -> String {
        let all = parameters + (relevance == 1 ? [] : ["rel=\(relevance)"])
        return base + (all.isEmpty ? "" : "(\(all.joined(separator: ",")))") + (cutoff.map { "@\($0)" } ?? "")
    }
}
