/// A reason why nothing can be tuned.
public enum TuningError: Error, Sendable, Equatable, CustomStringConvertible {
    /// There are fewer judged queries than folds.
    case tooFewQueries(count: Int, folds: Int)
    /// The measure is a count, which no ranking improves, or has no mean.
    case isCount(measure: String)

    public var description: String {
        switch self {
        case .tooFewQueries(let count, let folds):
            "\(folds) folds need at least \(folds) queries that are judged; there \(count == 1 ? "is" : "are") \(count)"
        case .isCount(let measure): "\(measure) is a count or has no mean; parameters are chosen by a measure with a mean"
        }
    }
}
