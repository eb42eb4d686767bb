/// By how much a run exceeds the baseline in a measure, query by query.
package struct PairedDifferences: Sendable, Equatable {
    /// Values closer than this are the same: what remains is rounding.
    static let tolerance = 1e-12

    /// The queries that both sides have, in the order of the baseline's report.
    package let queryIDs: [String]
    /// `values[q]` is the run's value minus the baseline's for `queryIDs[q]`; rounding differences are 0.
    package let values: [Double]

    /// - Precondition: as many queries as values.
    package init(queryIDs: [String], values: [Double]) {
        precondition(queryIDs.count == values.count)
        self.queryIDs = queryIDs
        self.values = values.map { abs($0) <= Self.tolerance ? 0 : $0 }
    }

    /// The differences in one measure over the queries that both reports have.
    /// - Precondition: both reports have the same measures, and `measure` is an index of theirs.
    package init(_ report: EffectivenessReport, against baseline: EffectivenessReport, measure: Int) {
        precondition(report.measureNames == baseline.measureNames)
        let rows = Dictionary(zip(report.queryIDs, report.values), uniquingKeysWith: { first, _ in first })
        var queryIDs: [String] = []
        var values: [Double] = []
        for (queryID, row) in zip(baseline.queryIDs, baseline.values) {
            guard let other = rows[queryID] else { continue }
            queryIDs.append(queryID)
            values.append(other[measure] - row[measure])
        }
        self.init(queryIDs: queryIDs, values: values)
    }

    package var count: Int { values.count }

    /// Nil without queries.
    package var mean: Double? { values.isEmpty ? nil : values.reduce(0, +) / Double(values.count) }

    /// The sample's standard deviation, over n − 1; nil for fewer than two queries.
    package var standardDeviation: Double? {
        guard let mean, count > 1 else { return nil }
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(count - 1)).squareRoot()
    }

    /// Queries on which the run is better.
    package var winCount: Int { values.count { $0 > 0 } }
    /// Queries on which both are the same.
    package var tieCount: Int { values.count { $0 == 0 } }
    /// Queries on which the baseline is better.
    package var lossCount: Int { values.count { $0 < 0 } }

    /// Whether all differences are the same but for rounding, as for a single query: then they do not tell how much others would vary.
    package var areConstant: Bool { (values.max() ?? 0) - (values.min() ?? 0) <= Self.tolerance }

    /// Cohen's d for paired data, d_z (Cohen 1988, section 2.3.5): mean over standard deviation of the differences. Nil if the deviation is
    /// 0 or undefined.
    package var effectSize: Double? {
        guard !areConstant, let mean, let deviation = standardDeviation else { return nil }
        return mean / deviation
    }

    /// The fewest queries without which the mean would be 0 or change its sign, largest difference first: what the difference rests on.
    /// Empty if the mean is 0.
    /// - Complexity: O(n log n)
    package var decidingQueryIDs: [String] {
        var sum = values.reduce(0, +)
        guard abs(sum) > Self.tolerance * Double(max(count, 1)) else { return [] }
        let sign: Double = sum > 0 ? 1 : -1
        sum *= sign
        let order = values.indices.sorted { (sign * values[$0], $1) > (sign * values[$1], $0) }
        var deciding: [String] = []
        for index in order {
            guard sum > Self.tolerance * Double(count) else { break }
            sum -= sign * values[index]
            deciding.append(queryIDs[index])
        }
        return deciding
    }
}
