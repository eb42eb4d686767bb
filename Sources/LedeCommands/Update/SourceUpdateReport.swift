import LedeModules

/// What an update from sources did, for people and for programs.
struct SourceUpdateReport {
    let name: String
    let json: Bool

    /// Prints what was done.
    /// - Throws: `CommandFailure` if something could not be read.
    func print(_ summary: IndexingSummary) throws {
        printCounts(summary)
        try end(summary.sources)
    }

    /// Prints what was done, but not what could not be read.
    func printCounts(_ summary: IndexingSummary) {
        let report = summary.sources
        if json {
            StandardOutput.shared.writeLine(
                object(
                    report,
                    [
                        ("added", .integer(report.addedCount)), ("changed", .integer(report.changedCount)),
                        ("removed", .integer(report.removedCount)),
                        ("unchanged", .integer(report.unchangedCount)), ("skipped", .integer(summary.problemCount)),
                        ("seconds", .number(summary.seconds)),
                    ], isPreview: false
                ).line)
        } else {
            StandardOutput.shared.writeLine("\(name): \(Self.counts(report)) in \(HumanFormat.duration(seconds: summary.seconds))")
        }
    }

    /// Prints what would be done to files.
    func print(preview report: SourceReport) throws {
        if json {
            StandardOutput.shared.writeLine(object(report, [], isPreview: true).line)
        } else {
            StandardOutput.shared.writeLine(
                "\(name): \(HumanFormat.count(report.readFileCount, "file")) would be read, the articles of \(HumanFormat.count(report.goneFileCount)) removed, "
                    + "\(HumanFormat.count(report.unchangedFileCount)) left alone; nothing was changed")
        }
        try end(report)
    }

    /// `12 added, 3 changed, 2 removed, 5,991 unchanged`.
    static func counts(_ report: SourceReport) -> String {
        "\(HumanFormat.count(report.addedCount)) added, \(HumanFormat.count(report.changedCount)) changed, \(HumanFormat.count(report.removedCount)) removed, "
            + "\(HumanFormat.count(report.unchangedCount)) unchanged"
    }

    private func object(_ report: SourceReport, _ counts: [(String, JSONValue)], isPreview: Bool) -> JSONValue {
        var fields: [(name: String, value: JSONValue)] = [("index", .string(name))]
        fields += counts.map { (name: $0.0, value: $0.1) }
        fields.append(
            (
                "files",
                .object([
                    ("read", .integer(report.readFileCount)), ("gone", .integer(report.goneFileCount)),
                    ("unchanged", .integer(report.unchangedFileCount)),
                ])
            ))
        fields.append(
            (
                "unavailable",
                .array(
                    report.unavailable.map {
                        .object([("name", .string($0.name)), ("root", .string($0.root)), ("reason", .string($0.reason))])
                    })
            ))
        fields.append(("kept", .array(report.keptFiles.map { .string($0) })))
        fields.append(("dryRun", .bool(isPreview)))
        return .object(fields)
    }

    /// What could not be read, one per line; of many files the first.
    func troubles(_ report: SourceReport) -> [String] {
        var lines = report.unavailable.map { "the source \($0.name) is left as it is: \($0.root): \($0.reason)" }
        lines += report.keptFiles.prefix(5).map { "\($0) cannot be read; its articles stay" }
        if report.keptFiles.count > 5 { lines.append("and so do those of \(HumanFormat.count(report.keptFiles.count - 5)) more files") }
        return lines
    }

    private func end(_ report: SourceReport) throws {
        guard report.isIncomplete else { return }
        for trouble in troubles(report) { StandardOutput.standardError.writeLine("lede: " + trouble.sanitizedForTerminal()) }
        throw CommandFailure(
            "not everything could be read, and nothing was removed for that",
            hint: report.unavailable.isEmpty ? nil : "Where a source is gone for good: lede sources remove NAME.")
    }
}
