/// How similarly two runs rank, as means over the queries that both answer: all that can be said without judgments.
package struct RunAgreement: Sendable, Equatable {
    /// The cutoff of overlap and Jaccard index.
    package let depth: Int
    /// Queries that both runs answer.
    package let queryCount: Int
    /// Share of documents in common among the first `depth`. Nil without queries, like all means here.
    package let overlap: Double?
    /// Of the first `depth`.
    package let jaccard: Double?
    /// Rank-biased overlap of the whole rankings, p = 0.9, over random orders of ties (variant a), extrapolated.
    package let rankBiasedOverlap: Double?
    /// What the unseen rest of the rankings could add to its lower bound.
    package let residual: Double?
    /// Kendall's τ-b over the documents in common.
    package let kendall: MeanOverQueries
    /// τ_AP with the baseline as reference.
    package let apCorrelation: MeanOverQueries
    /// Pearson's correlation of the scores of documents in common.
    package let scoreCorrelation: MeanOverQueries

    /// Both runs are put in trec_eval's order, with its ties of single precision.
    /// - Complexity: O(n log n) in the runs' entries.
    package init(_ run: Run, baseline: Run, depth: Int) {
        var (overlaps, jaccards, rbos, residuals): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
        var (taus, apTaus, correlations): ([Double], [Double], [Double]) = ([], [], [])
        for queryID in baseline.queryIDs {
            guard let first = Self.ranking(baseline[queryID]), let second = Self.ranking(run[queryID]) else { continue }
            let (firstTop, secondTop) = (first.prefix(depth).map(\.docno), second.prefix(depth).map(\.docno))
            overlaps.append(Overlap.at(depth, firstTop, secondTop))
            jaccards.append(Jaccard.at(depth, firstTop, secondTop))
            let rbo = TieAwareRankBiasedOverlap(first, second)
            rbos.append(rbo.extrapolated)
            residuals.append(rbo.residual)
            if let tau = KendallTau(first, second).tau { taus.append(tau) }
            if let tau = APCorrelation(second, reference: first).tau { apTaus.append(tau) }
            if let correlation = ScoreCorrelation(first, second).correlation { correlations.append(correlation) }
        }
        self.depth = depth
        queryCount = overlaps.count
        overlap = MeanOverQueries(overlaps).mean
        jaccard = MeanOverQueries(jaccards).mean
        rankBiasedOverlap = MeanOverQueries(rbos).mean
        residual = MeanOverQueries(residuals).mean
        kendall = MeanOverQueries(taus)
        apCorrelation = MeanOverQueries(apTaus)
        scoreCorrelation = MeanOverQueries(correlations)
    }

    private static func ranking(_ entries: [RunEntry]?) -> [RunEntry]? {
        guard let entries, !entries.isEmpty else { return nil }
        return Run.trecEvalOrder(entries).map { RunEntry(docno: $0.docno, score: Double(Float($0.score))) }
    }
}

/// A mean over the queries for which a value exists.
package struct MeanOverQueries: Sendable, Equatable {
    /// Nil without a query.
    package let mean: Double?
    /// Queries that have a value.
    package let queryCount: Int

    init(_ values: [Double]) {
        mean = values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        queryCount = values.count
    }
}
