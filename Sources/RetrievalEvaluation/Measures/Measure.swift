/// A number from 0 to 1 for how well a ranking puts relevant documents first; higher is better.
///
/// Definitions are trec_eval's: a query without relevant documents has the value 0.
public protocol Measure: Sendable {
    /// The name in ir_measures' notation, such as `nDCG@10`.
    var name: String { get }

    /// The measure's value for one query.
    func value(_ ranking: JudgedRanking) -> Double
}
