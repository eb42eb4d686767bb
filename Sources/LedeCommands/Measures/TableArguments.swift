import ArgumentParser
import LedeModules

/// Files of tables, besides what is printed.
struct TableArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Write the measures, differences and verdicts as comma-separated values.", valueName: "file"))
    var csv: String?

    @Option(help: ArgumentHelp("Write the measures as a table for LaTeX, what is better beyond chance marked.", valueName: "file"))
    var latex: String?

    var isGiven: Bool { csv != nil || latex != nil }

    /// Checks before the work whether they could be written.
    func check() throws(CommandFailure) {
        for path in [csv, latex] { if let path { try ReportFile.isRegular(path, what: "the table") } }
    }

    /// Writes the files that are wanted.
    func write(_ evaluation: EvaluationReport, names: [String], primary: String?, allPairs: Bool) throws(CommandFailure) {
        guard isGiven, let table = MeasureTable(evaluation, names: names, primary: primary, allPairs: allPairs) else { return }
        if let csv { try ReportFile.write(table.csv, to: csv) }
        if let latex { try ReportFile.write(table.latex, to: latex) }
    }
}
