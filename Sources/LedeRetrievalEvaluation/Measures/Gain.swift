import Foundation

/// What a document of a grade is worth to nDCG.
package enum Gain: Sendable, Hashable {
    /// The grade itself (Järvelin and Kekäläinen, TOIS 2002), as in trec_eval.
    case linear
    /// 2^grade − 1 (Burges et al., ICML 2005), as in gdeval.
    case exponential
    /// By grade, 0 or more; for a grade not given, the grade itself, as in trec_eval and ir_measures.
    case custom([Int: Double])

    /// 0 for unjudged and, unless gains are custom, for non-relevant documents. Grades above 1,000 count as 1,000 in the exponential
    /// form, whose sum would not be finite.
    func value(_ grade: Int?) -> Double {
        if case .custom(let gains) = self { return grade.map { $0 < 0 ? 0 : gains[$0] ?? Double($0) } ?? 0 }
        guard let grade, grade > 0 else { return 0 }
        switch self {
        case .linear: return Double(grade)
        case .exponential: return exp2(Double(min(grade, 1000))) - 1
        case .custom: return 0
        }
    }
}
