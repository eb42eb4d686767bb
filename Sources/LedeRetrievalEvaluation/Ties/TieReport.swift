/// How much the order of documents with equal scores matters to a run's measures.
///
/// Everything is exact: the best and the worst order come from sorting each group (`Measure.preference`), the mean over all orders from a
/// formula for each measure. Queries are independent, so the bounds of a mean are the means of the bounds.
package struct TieReport: Sendable, Equatable {
    /// The measures' names, in the order of all values below.
    package let measureNames: [String]
    /// The queries evaluated, as in `EffectivenessReport`.
    package let queryIDs: [String]
    /// `ranges[q][m]` is measure m for `queryIDs[q]`; nil if not exactly known (`Measure.tieRange`).
    package let ranges: [[TieRange?]]
    /// Over the queries: sums of counts, means of all others; nil for measures without ranges. Nil without queries.
    package let overall: [TieRange?]?
    /// Queries with documents of equal scores.
    package let tiedQueryCount: Int
    /// Documents whose score another document of the same query has.
    package let tiedDocumentCount: Int
    /// Documents in the largest group of equal scores; 1 when there are no ties, 0 without documents.
    package let largestGroup: Int

    /// - Complexity: O(n log n) in the run's entries and, for ERR, its cutoff times the relevant documents in a group of ties.
    package init(run: Run, qrels: Qrels, measures: [any Measure], missing: MissingQueries = .leftOut) {
        var queryIDs: [String] = []
        var ranges: [[TieRange?]] = []
        var (tiedQueries, tiedDocuments, largest) = (0, 0, 0)
        for (queryID, ranking) in JudgedRanking.all(run: run, qrels: qrels, missing: missing) {
            queryIDs.append(queryID)
            ranges.append(measures.map { $0.tieRange(ranking) })
            if ranking.hasTies { tiedQueries += 1 }
            for group in ranking.tieGroups {
                if group.count > 1 { tiedDocuments += group.count }
                largest = max(largest, group.count)
            }
        }
        measureNames = measures.map(\.name)
        self.queryIDs = queryIDs
        self.ranges = ranges
        tiedQueryCount = tiedQueries
        tiedDocumentCount = tiedDocuments
        largestGroup = largest
        overall =
            ranges.isEmpty
            ? nil
            : measures.indices.map { index in
                let own = ranges.compactMap { $0[index] }
                let aggregation = measures[index].aggregation
                guard own.count == ranges.count, let lowest = aggregation.combined(own.map(\.lowest)),
                    let expected = aggregation.combined(own.map(\.expected)),
                    let highest = aggregation.combined(own.map(\.highest))
                else { return nil }
                return TieRange(lowest: lowest, expected: expected, highest: highest)
            }
    }
}

/// What a measure can be over the orders of documents with equal scores.
package struct TieRange: Sendable, Equatable {
    /// With the worst order within each group of ties.
    package var lowest: Double
    /// The mean over all orders, equally likely.
    package var expected: Double
    /// With the best order within each group of ties.
    package var highest: Double

    /// By how much the order can move the value.
    package var spread: Double { highest - lowest }

    package init(lowest: Double, expected: Double, highest: Double) {
        self.lowest = lowest
        self.expected = expected
        self.highest = highest
    }
}
