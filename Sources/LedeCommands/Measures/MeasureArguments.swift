import ArgumentParser
import LedeModules

/// Which measures to report, and which of them decides.
struct MeasureArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Measures in ir_measures' notation, separated by commas: AP, nDCG@10, P(rel=2)@5, RBP(p=0.8). (default: nDCG@10,AP,RR,P@10,R@100)",
            valueName: "list"))
    var measures: String?

    @Option(
        help: ArgumentHelp(
            "The measure that decides; the others are shown beside it. (default: nDCG@10, or without it the first of --measures)",
            valueName: "name"))
    var measure: String?

    @Flag(help: "Test each against each other one, not only against the baseline, and correct for that.")
    var allPairs = false

    /// The measures to report.
    struct Chosen {
        var measures: [any Measure]
        /// The name of the one that decides; nil if all are counts.
        var primary: String?
    }

    private static let usualPrimary = "nDCG@10"

    /// - Throws: `MeasureError` for a name that does not exist, `CommandFailure` for a count that would have to decide.
    func parsed() throws -> Chosen {
        var all = try measures.map { (list) throws(MeasureError) in try MeasureCatalog.measures(list) } ?? MeasureCatalog.standard
        guard let measure else {
            let means = all.filter { $0.aggregation == .mean }.map(\.name)
            return Chosen(measures: all, primary: means.first { $0 == Self.usualPrimary } ?? means.first)
        }
        let primary = try MeasureCatalog.measure(measure)
        guard primary.aggregation == .mean else { throw CommandFailure("--measure \(measure) is a count, which cannot decide") }
        if !all.contains(where: { $0.name == primary.name }) { all.insert(primary, at: 0) }
        return Chosen(measures: all, primary: primary.name)
    }
}
