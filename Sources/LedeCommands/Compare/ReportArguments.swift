import ArgumentParser

/// Files that `lede compare` writes besides what it prints.
struct ReportArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write TREC runs, 1,000 deep: the first backend's to FILE, each other one's to FILE-BACKEND.run beside it; all to one device or pipe.",
            valueName: "file"), completion: .file())
    var run: String?

    @Option(help: ArgumentHelp("Write the whole comparison as one page of HTML, to read anywhere.", valueName: "file"), completion: .file())
    var report: String?

    @Option(help: ArgumentHelp("Write it as Markdown.", valueName: "file"), completion: .file())
    var markdown: String?

    var areGiven: Bool { run != nil || report != nil || markdown != nil }

    /// Whether no two of the reports and tables would be the same file.
    func areDistinct(from tables: TableArguments) -> Bool {
        let files = [report, markdown, tables.csv, tables.latex].compactMap(\.self)
        return Set(files).count == files.count
    }
}
