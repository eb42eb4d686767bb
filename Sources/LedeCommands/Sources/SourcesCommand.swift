import ArgumentParser
import Foundation
import LedeModules

/// `lede sources`.
struct SourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "List, add or remove the files and folders that an index is made from.",
        discussion: """
            lede index remembers what it is given, and lede update reads it again. Ids and paths of articles begin with the name of their source.
            """,
        subcommands: [SourcesListCommand.self, SourcesAddCommand.self, SourcesRemoveCommand.self],
        defaultSubcommand: SourcesListCommand.self)
}

/// `lede sources list`.
struct SourcesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the sources: name, place, articles, when they were last read.",
        discussion: "Exit status: 0, or 1 if the index has none.")

    @Flag(help: "Print a JSON object for each.")
    var json = false

    @OptionGroup var selection: IndexSelection
    @OptionGroup var output: OutputOptions

    func run() throws {
        let sources = try selection.open().sources()
        if json {
            for source in sources { StandardOutput.shared.writeLine(Self.object(source).line) }
        } else {
            var table = TextTable(alignment: .left)
            table.append(["source", "articles", "files", "last read", "place"].map { StyledText($0, .faint) })
            for source in sources {
                table.append([
                    StyledText(source.name.sanitizedForTerminal()), StyledText(HumanFormat.count(source.articleCount)),
                    StyledText(HumanFormat.count(source.fileCount)),
                    StyledText(source.lastRead.map(Self.date) ?? "—"),
                    StyledText(source.root.sanitizedForTerminal() + Self.note(source)),
                ])
            }
            for line in table.lines(columns: output.terminal.outputIsTerminal ? output.terminal.columns : 1_000) {
                StandardOutput.shared.writeLine(output.terminal.rendered(line))
            }
        }
        if sources.isEmpty {
            StandardOutput.standardError.writeLine("lede: the index has no sources")
            throw ExitCode.noMatches
        }
    }

    private static func note(_ source: Index.Source) -> String {
        let options = source.options.map { "  " + $0.sanitizedForTerminal() } ?? ""
        return switch source.state {
        case .present: options
        case .missing: "  (not there)" + options
        case .empty: "  (empty: not mounted?)" + options
        }
    }

    private static func date(_ date: Date) -> String {
        date.formatted(.iso8601.year().month().day().dateSeparator(.dash).dateTimeSeparator(.space).time(includingFractionalSeconds: false))
            .prefix(16).description
    }

    private static func object(_ source: Index.Source) -> JSONValue {
        .object([
            ("name", .string(source.name)), ("root", .string(source.root)), ("kind", .string(source.isFolder ? "folder" : "file")),
            ("state", .string(source.state.rawValue)),
            ("articles", .integer(source.articleCount)), ("files", .integer(source.fileCount)),
            ("lastRead", JSONValue(source.lastRead?.formatted(.iso8601))),
            ("options", JSONValue(source.options)),
        ])
    }
}

/// `lede sources add PATH…`.
struct SourcesAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add files and folders to the sources of an index, and read them.",
        discussion: "The same as lede index PATH… --into INDEX, which has options for how they are read, for an existing index.")

    @Argument(help: "Files, and folders (recursively).", completion: .file())
    var paths: [String]

    @OptionGroup var selection: IndexSelection
    @OptionGroup var writing: WritingArguments
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if paths.contains("-") { throw ValidationError("standard input cannot be a source") }
    }

    func run() async throws {
        var index = try selection.open()
        index.lockTimeout = writing.timeout
        for path in paths where !FileManager.default.fileExists(atPath: path) { throw CommandFailure("there is no file or folder \(path)") }
        let line = ProgressLine(label: "Indexing", terminal: output.terminal)
        let summary = try await Interruption.endingInOrder { [index] in
            defer { line.clear() }
            var options = IndexingOptions()
            options.buildsFTS5 = FTS5Companion(index).exists()
            let skipped = SkippedRecords(line, namesAll: false)
            let summary = try await BulkIndexer(index, options: options).run(paths) {
                skipped.add($0)
            } onProgress: {
                line.update($0)
            }
            if let text = skipped.summary { line.message(text) }
            return summary
        }
        try SourceUpdateReport(name: index.path, json: false).print(summary)
        IndexingReport.notes(summary.sources).forEach { StandardOutput.shared.writeLine($0) }
    }
}

/// `lede sources remove NAME…`.
struct SourcesRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove sources from an index, with their articles.",
        discussion: "The files themselves are not touched. Exit status: 0 if they are removed, 1 if nothing was, 2 for an error.")

    @Argument(help: ArgumentHelp("Names of sources, as lede sources shows them.", valueName: "source"))
    var names: [String]

    @Flag(help: "Do not ask.")
    var yes = false

    @OptionGroup var selection: IndexSelection
    @OptionGroup var writing: WritingArguments
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var index = try selection.open()
        index.lockTimeout = writing.timeout
        let known = try index.sources()
        for name in names where !known.contains(where: { $0.name == name }) {
            throw CommandFailure(
                "\(index.path) has no source \(name)",
                hint: known.isEmpty ? nil : "There are: \(known.prefix(8).map(\.name).joined(separator: ", "))")
        }
        let articles = known.filter { names.contains($0.name) }.reduce(0) { $0 + $1.articleCount }
        guard
            try yes
                || isAgreed(
                    "Remove \(names.count == 1 ? names[0] : "\(names.count) sources") and \(HumanFormat.count(articles, "article")) from \(index.path)?"
                )
        else {
            throw ExitCode.noMatches
        }
        let summary = try await Interruption.endingInOrder { [index] in
            var options = IndexingOptions()
            options.buildsFTS5 = FTS5Companion(index).exists()
            return try await BulkIndexer(index, options: options).remove(names: names)
        }
        StandardOutput.shared.writeLine(
            "\(HumanFormat.count(names.count, "source")) removed, and \(HumanFormat.count(summary.sources.removedCount, "article")); "
                + "\(HumanFormat.count(summary.sources.unchangedCount)) left")
    }

    private func isAgreed(_ question: String) throws -> Bool {
        guard Terminal.isTerminal(0), Terminal.isTerminal(2) else {
            throw CommandFailure("nobody can be asked whether to remove the articles", hint: "--yes removes them without asking.")
        }
        let errors = StandardOutput.standardError
        errors.write("\(question.sanitizedForTerminal()) [y/N] ")
        try errors.flush()
        return readLine().map { ["y", "yes"].contains($0.lowercased()) } ?? false
    }
}
