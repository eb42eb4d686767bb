import ArgumentParser
import LedeModules

/// `lede update`.
struct UpdateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Bring an index in step with the files and folders it was made from.",
        discussion: """
            Reads what is new or changed, replaces what changed and removes what is gone, in one step: Ctrl-C leaves the index as it was. Files with the same size and time are \
            not read. Records that vanish from a file go, too; those that are in it as they were stay. Of a source that is not there, or is empty and was not, nothing is removed; \
            nor of a file that cannot be read.

            Exit status: 0 if the index is in step, 2 for an error, or if something could not be read.
            """)

    @Argument(help: ArgumentHelp("Names of sources, as lede sources shows them. (default: all)", valueName: "source"))
    var names: [String] = []

    @Flag(help: "Say how many files are new, changed and gone, and change nothing.")
    var dryRun = false

    @Flag(help: "Read all files, even those that seem unchanged: after an update of lede, or if a clock was wrong.")
    var reread = false

    @Flag(help: "Print the result as a JSON object.")
    var json = false

    @OptionGroup var memory: MemoryArguments
    @OptionGroup var threads: ThreadArguments

    @Flag(name: .customLong("no-fts5"), help: "Leave the SQLite FTS5 table as it is; it is brought in step when it is next asked for.")
    var noFTS5 = false

    @Flag(help: "Name every record that is skipped and every file that is passed over.")
    var verbose = false

    @OptionGroup var selection: IndexSelection
    @OptionGroup var writing: WritingArguments
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var index = try selection.open()
        index.lockTimeout = writing.timeout
        let known = try index.sourceNames()
        for name in names where !known.contains(name) {
            throw CommandFailure(
                "\(index.path) has no source \(name)",
                hint: known.isEmpty ? nil : "There are: \(known.prefix(8).joined(separator: ", "))\(known.count > 8 ? ", …" : "")")
        }
        guard !known.isEmpty else {
            throw CommandFailure(
                "\(index.path) has no sources: it was made from standard input, or imported",
                hint: "lede index PATH… --into \(index.path) adds some.")
        }
        let report = SourceUpdateReport(name: index.path, json: json)
        if dryRun {
            try report.print(preview: try BulkIndexer(index).preview(names: names.isEmpty ? nil : names))
            return
        }
        let line = ProgressLine(label: "Updating", terminal: output.terminal)
        let summary: IndexingSummary
        do {
            summary = try await Interruption.endingInOrder { [index] in try await update(index, line) }
        } catch var failure as CommandFailure where failure.exitCode.isInterruption {
            failure.hint = "\(index.path) holds what it held before."
            throw failure
        }
        if verbose {
            for one in summary.passedOver { line.message("passed over \(one.path): \(PassedOverText.words(one))") }
        }
        try report.print(summary)
    }

    private func update(_ index: Index, _ line: ProgressLine) async throws -> IndexingSummary {
        var options = IndexingOptions()
        options.memoryBudget = memory.budget
        // An existing database is kept in step; none is made.
        options.buildsFTS5 = !noFTS5 && FTS5Companion(index).exists()
        if let count = threads.threads { options.threads = count }
        // The report or the error follows.
        defer { line.clear() }
        let skipped = SkippedRecords(line, namesAll: verbose)
        do {
            let summary = try await BulkIndexer(index, options: options).update(names: names.isEmpty ? nil : names, readsAgain: reread) {
                skipped.add($0)
            } onProgress: {
                line.update($0)
            }
            if let text = skipped.summary { line.message(text) }
            return summary
        } catch let error as FTS5IndexError {
            throw CommandFailure("\(error)", hint: "\(index.path) is in step; its FTS5 table is built when it is next asked for.")
        }
    }
}

extension ProgressLine {
    /// Shows how far indexing has come.
    func update(_ progress: IndexingProgress) {
        switch progress.phase {
        case .reading: update(ProgressReport(progress))
        case .merging: update("merging \(HumanFormat.count(progress.articles, "article"))")
        case .fts5: update("FTS5: \(HumanFormat.count(progress.articles)) of \(HumanFormat.count(progress.totalArticles ?? 0, "article"))")
        }
    }
}
