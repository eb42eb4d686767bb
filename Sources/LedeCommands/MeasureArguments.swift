import ArgumentParser
import Lede

/// Which measures to report.
struct MeasureArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Measures in ir_measures' notation, apart by commas: AP, nDCG@10, P(rel=2)@5, RBP(p=0.8). (default: nDCG@10,AP,RR,P@10,R@100)",
            valueName: "list"))
    var measures: String?

    /// - Throws: `MeasureError` for a name that does not exist.
    func parsed() throws(MeasureError) -> [any Measure] {
        guard let measures else { return MeasureCatalog.standard }
        return try MeasureCatalog.measures(measures)
    }
}
