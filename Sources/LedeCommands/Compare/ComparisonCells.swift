import LedeModules

extension ComparisonReport.Agreement {
    /// The headings of `cells`.
    /// - Parameter depth: the cutoff of overlap.
    static func cellHeadings(depth: Int) -> [String] {
        ["overlap@\(depth)", "Jaccard", "RBO", "residual", "Kendall's τ", "τ_AP", "scores"]
    }

    /// The figures as every form of the report shows them.
    var cells: [String] {
        [overlap, jaccard, rbo, rboResidual, kendallTau, tauAp, scoreCorrelation].map {
            $0.map { HumanFormat.decimal($0, digits: 3) } ?? "–"
        }
    }
}

extension EffectivenessComparison.Difference {
    /// The headings of `cells`.
    static let cellHeadings = ["difference", "95 % interval", "p", "p (Holm)", "p (t)", "d", "better/same/worse"]

    /// The figures as every form of the report shows them.
    var cells: [String] {
        let interval = low.flatMap { low in high.map { "\(RankingFindings.signed(low)) to \(RankingFindings.signed($0))" } }
        return [
            difference.map { RankingFindings.signed($0) } ?? "–", interval ?? "–", HumanFormat.pValue(p), HumanFormat.pValue(pHolm),
            HumanFormat.pValue(pT),
            effectSize.map { RankingFindings.signed($0, digits: 2) } ?? "–", "\(wins)/\(ties)/\(losses)",
        ]
    }
}
