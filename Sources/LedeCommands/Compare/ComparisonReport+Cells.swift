import Lede

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
