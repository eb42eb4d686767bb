import Foundation

/// How the values of several queries are combined.
package enum MeasureAggregation: Sendable, Equatable {
    case mean
    /// Values below 0.00001 count as that, as in trec_eval.
    case geometricMean
    /// For counts, such as trec_eval's num_rel.
    case sum

    private static let leastFactor = 0.00001

    /// Nil without values.
    func combined(_ values: some Collection<Double>) -> Double? {
        if values.isEmpty { return nil }
        switch self {
        case .mean: return values.reduce(0, +) / Double(values.count)
        case .geometricMean: return exp(values.reduce(0) { $0 + log(max($1, Self.leastFactor)) } / Double(values.count))
        case .sum: return values.reduce(0, +)
        }
    }
}
