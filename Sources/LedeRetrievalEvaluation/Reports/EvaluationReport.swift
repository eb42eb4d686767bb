/// Runs evaluated side by side.
package struct EvaluationReport: Sendable, Equatable {
    /// One per run, the baseline's first; nil without judgments.
    package let effectiveness: [EffectivenessReport]?
    /// One per run; nil if not asked for, or without judgments.
    package let ties: [TieReport]?
    /// The others against the baseline, or each against each; nil for a single run, or without judgments.
    package let significance: SignificanceReport?
    /// `agreements[i]` is between the baseline and run i + 1.
    package let agreements: [RunAgreement]

    /// - Parameters:
    ///   - runs: the first is the baseline.
    ///   - allPairs: tests each run against every other, not only against the baseline.
    ///   - agreementDepth: the cutoff of overlap.
    ///   - seed: for everything drawn at random.
    /// - Precondition: there is a run, `agreementDepth` is at least 1.
    package init(
        runs: [Run], qrels: Qrels?, measures: [any Measure] = MeasureCatalog.standard, missing: MissingQueries = .leftOut,
        withTies: Bool = false,
        allPairs: Bool = false, agreementDepth: Int = 10, seed: UInt64 = 1
    ) {
        precondition(!runs.isEmpty && agreementDepth >= 1)
        effectiveness = qrels.map { qrels in
            runs.map { EffectivenessReport(run: $0, qrels: qrels, measures: measures, missing: missing) }
        }
        ties = withTies ? qrels.map { qrels in runs.map { TieReport(run: $0, qrels: qrels, measures: measures, missing: missing) } } : nil
        significance = runs.count > 1 ? effectiveness.map { SignificanceReport($0, allPairs: allPairs, seed: seed) } : nil
        agreements = runs.dropFirst().map { RunAgreement($0, baseline: runs[0], depth: agreementDepth) }
    }

    /// Whether anything was evaluated or compared: a judged query that a run answers, or one that two runs answer.
    package var isEmpty: Bool {
        (effectiveness ?? []).allSatisfy { $0.answeredCount == 0 } && agreements.allSatisfy { $0.queryCount == 0 }
    }

    /// Whether all runs are evaluated on the same queries, so that their means can be compared.
    package var isOverSameQueries: Bool {
        guard let effectiveness else { return true }
        return effectiveness.allSatisfy { $0.queryIDs == effectiveness[0].queryIDs }
    }
}
