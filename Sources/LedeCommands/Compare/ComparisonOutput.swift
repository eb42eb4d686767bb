import Foundation
import LedeModules

/// Where the results of `lede compare` go.
struct ComparisonOutput: Sendable {
    /// Files for tables of measures.
    var tables = TableArguments()
    /// A file for runs.
    var runs: String?
    /// A file for the page.
    var page: String?
    /// A file for the report in Markdown.
    var markdown: String?
    var isJSON = false
    var isPerQuery = false
    /// Whether costs are printed in full.
    var showsCosts = false
    /// The comparison that is repeated.
    var repetition: ComparisonRepetition?
    var terminal: Terminal

    /// Whether everything known about a comparison goes somewhere, which takes every listed article.
    var needsAll: Bool { isJSON || page != nil || markdown != nil || repetition != nil || showsCosts }

    /// Whether passages go anywhere.
    var needsPassages: Bool { isJSON || page != nil }

    /// Finds out before the work is done whether all files could be written.
    func check() throws(CommandFailure) {
        for (what, path) in [("the runs", runs), ("the report", page), ("the report", markdown)] {
            if let path { try ReportFile.isRegular(path, what: what) }
        }
        try tables.check()
    }

    /// Prints a comparison, and writes the files that are wanted besides.
    /// - Parameters:
    ///   - isSingleQuery: whether it is of one query that was typed, whose lists are printed.
    ///   - seed: of everything drawn at random.
    func put(_ comparison: Comparison, isSingleQuery: Bool, seed: Int) throws {
        let report = comparison.report
        if isJSON {
            for line in try report.jsonLines() { StandardOutput.shared.writeLine(line) }
        } else {
            let printer = ComparisonPrinter(report, terminal: terminal)
            if isSingleQuery { printer.printSingleQuery() } else { printer.printQuerySet(comparison, seed: seed, isPerQuery: isPerQuery) }
            if showsCosts { printCosts(report) }
        }
        if let runs { try write(comparison.runs, to: runs) }
        try tables.write(
            comparison.evaluation, names: report.backends.map(\.name), primary: report.effectiveness?.primary,
            allPairs: report.effectiveness?.pairs != nil)
        if let page {
            let fileName = URL(fileURLWithPath: page).lastPathComponent
            try ReportFile.write(try ComparisonPage(report: report, fileName: fileName).html(), to: page)
        }
        for sentence in repetition?.differences(report) ?? [] {
            StandardOutput.standardError.writeLine(sentence.sanitizedForTerminal())
        }
        if let markdown { try ReportFile.write(ComparisonMarkdown(report: report).text, to: markdown) }
    }

    /// The costs measured before, and the rest of what is known about them.
    private func printCosts(_ report: ComparisonReport) {
        let lines = CostTables(report: report).all.flatMap { $0.lines(columns: terminal.columns) }
        for line in [StyledText()] + lines.dropLast() { StandardOutput.shared.writeLine(terminal.rendered(line)) }
    }

    /// Writes each run to a file of its own: the first backend's to the one named, `out.run`, the others' beside it, `out-fts5.run`.
    /// Anything but a regular file gets all of them, one after another; their tags tell them apart.
    private func write(_ runs: [Run], to path: String) throws(CommandFailure) {
        guard try ReportFile.isRegular(path, what: "the runs") else {
            return try ReportFile.write(runs.map { $0.trecText() }.joined(), to: path)
        }
        let stem = path.hasSuffix(".run") ? String(path.dropLast(4)) : path
        for (index, run) in runs.enumerated() {
            try ReportFile.write(run.trecText(), to: index == 0 ? path : "\(stem)-\(run.tag).run")
        }
    }

    /// Prints why an article's rank under each backend differs from the baseline's.
    /// - Parameters:
    ///   - names: of the backends.
    ///   - title: the article's.
    func put(_ attributions: [RankAttribution], query: String, names: [String], title: String?) {
        for (index, attribution) in attributions.enumerated() {
            let names = (from: names[0], to: names[index + 1])
            if isJSON {
                StandardOutput.shared.writeLine(AttributionJSON(attribution, query: query, names: names).value.line)
                continue
            }
            if index > 0 { StandardOutput.shared.writeLine("") }
            for line in AttributionText(attribution: attribution, title: title, names: names).lines(columns: terminal.columns) {
                StandardOutput.shared.writeLine(terminal.rendered(line))
            }
        }
    }
}
