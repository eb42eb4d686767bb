/// How an answer's scores are brought to a scale shared with other answers.
package enum ScoreNormalization: String, Sendable, Equatable, CaseIterable {
    /// (s − min) / (max − min), so from 0 to 1 (Lee, "Analyses of multiple evidence combination", SIGIR 1997); 1 if all scores are equal.
    case minmax
    /// s / max, if that is above 0.
    case max
    /// (s − min) / Σ(s − min), so that all sum to 1 (Montague and Aslam, "Relevance score normalization for metasearch", CIKM 2001); 1/n if
    /// all scores are equal.
    case sum
    /// (s − mean) / standard deviation of the answer's own scores, over n (Montague and Aslam 2001); 0 if all scores are equal.
    case zscore
    /// The scores as they are.
    case none

    /// `result[i]` belongs to `scores[i]`; finite for finite scores.
    /// - Complexity: O(n)
    package func normalized(_ scores: [Double]) -> [Double] {
        guard let least = scores.min(), let most = scores.max() else { return [] }
        let count = Double(scores.count)
        switch self {
        case .none: return scores
        case .minmax:
            // Halves, so that the spread of any two doubles is a double.
            let spread = most / 2 - least / 2
            return spread > 0 ? scores.map { ($0 / 2 - least / 2) / spread } : scores.map { _ in 1 }
        case .max: return most > 0 ? scores.map { $0 / most } : scores
        case .sum:
            let whole = scores.reduce(0) { $0 + ($1 / count - least / count) }
            return whole > 0 ? scores.map { ($0 / count - least / count) / whole } : scores.map { _ in 1 / count }
        case .zscore:
            let mean = scores.reduce(0) { $0 + $1 / count }
            let deviation = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / count }.squareRoot()
            return deviation > 0 && deviation.isFinite ? scores.map { ($0 - mean) / deviation } : scores.map { _ in 0 }
        }
    }
}
