import Foundation

/// What a document of a grade is worth to nDCG.
public enum Gain: Sendable, Equatable {
    /// The grade itself (Järvelin and Kekäläinen, TOIS 2002), as in trec_eval.
    case linear
    /// 2^grade − 1 (Burges et al., ICML 2005), as in gdeval.
    case exponential

    /// 0 for what is not judged or not relevant. Grades above 1,000 count as 1,000 in the exponential form, whose sum would not be finite.
    func value(_ grade: Int?) -> Double {
        guard let grade, grade > 0 else { return 0 }
        switch self {
        case .linear: return Double(grade)
        case .exponential: return exp2(Double(min(grade, 1000))) - 1
        }
    }
}
