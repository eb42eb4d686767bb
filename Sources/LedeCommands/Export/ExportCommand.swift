import ArgumentParser
import LedeModules

/// `lede export --jsonl [FILE]` and `lede export --ciff FILE`.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Give back the articles of an index, or write it in a form that other engines read.",
        discussion: """
            --jsonl writes the articles, a JSON object per line, to a file or to standard output: id, title, date, author, url, path, text, and every other field \
            by its name. lede index makes the same index from it. --where and the options of dates, authors and places choose among them: \
            lede export --jsonl strike.jsonl --where 'ferry strike' --since 2024

            --ciff writes the Common Index File Format, which PISA, Anserini, Terrier, JASS, OldDog and others read: terms, frequencies, lengths and ids, \
            without positions and text. It has what the index ranks by: the terms of title and body together, \
            as the analyzer makes them, in the order of their bytes, and the articles that are not deleted, numbered anew. The same index gives the same bytes. \
            With --surface the terms are the words as written, in an index that stems and keeps them.

            A file whose name ends in .gz is compressed. Exit status of --jsonl: 1 if no article is chosen.
            """)

    @Option(
        defaultAsFlag: "-",
        help: ArgumentHelp("Write the articles as JSON Lines to this file (default: standard output).", valueName: "file"),
        completion: .file())
    var jsonl: String?

    @Option(help: ArgumentHelp("The file to write, in the Common Index File Format.", valueName: "file"), completion: .file())
    var ciff: String?

    @Option(
        name: .customLong("where"), help: ArgumentHelp("With --jsonl: only articles that fully match this query.", valueName: "query"))
    var query: String?

    @OptionGroup var filter: FilterArguments

    @Flag(help: "With --ciff: words as written instead of the analyzer's terms.")
    var surface = false

    @Flag(help: "Print what was written as a JSON object.")
    var json = false

    @OptionGroup var selection: IndexSelection
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if (jsonl == nil) == (ciff == nil) { throw ValidationError("give --jsonl [FILE] for the articles, or --ciff FILE for the index") }
        if jsonl != nil, surface { throw ValidationError("--surface goes with --ciff") }
        if jsonl == "-", json {
            throw ValidationError("--json says what was written to a file; --jsonl without one writes to standard output")
        }
        if ciff != nil, query != nil || filter.isGiven {
            throw ValidationError("--ciff writes all articles; --where and options of dates, authors and places go with --jsonl")
        }
    }

    func run() async throws {
        let index = try selection.open()
        let line = ProgressLine(label: "Exporting", terminal: output.terminal)
        defer { line.clear() }
        if let jsonl { return try await exportArticles(of: index, to: jsonl, line) }
        guard let ciff else { return }
        let summary = try await Interruption.endingInOrder {
            try index.exportCIFF(to: ciff, form: surface ? .surface : .analyzed) { line.update(InterchangeReport.progress($0, of: $1)) }
        }
        line.clear()
        InterchangeReport(summary, file: ciff, index: index.path, verb: "written").print(asJSON: json)
    }

    private func exportArticles(of index: Index, to path: String, _ line: ProgressLine) async throws {
        let reader = try index.reader()
        let docs = try chosen(reader)
        if !reader.storesText {
            StandardOutput.standardError.writeLine(
                "lede: \(index.path.sanitizedForTerminal()) does not store the text of its articles: text is null")
        }
        guard path != "-" else {
            let count = try reader.exportArticles(docs) { StandardOutput.shared.write($0) }
            if count == 0 { throw ExitCode.noMatches }
            return
        }
        let written = try await Interruption.endingInOrder {
            try reader.exportArticles(docs, to: path) { line.update(HumanFormat.count($0, "article")) }
        }
        line.clear()
        if json {
            let fields: [(String, JSONValue)] = [
                ("file", .string(path)), ("index", .string(index.path)), ("articles", .integer(written.articles)),
                ("bytes", .integer(written.bytes)),
            ]
            StandardOutput.shared.writeLine(JSONValue.object(fields).line)
        } else {
            StandardOutput.shared.writeLine(
                "\(path.sanitizedForTerminal()): \(HumanFormat.count(written.articles, "article")), \(HumanFormat.bytes(written.bytes))")
        }
        if written.articles == 0 { throw ExitCode.noMatches }
    }

    /// The articles that the options choose; nil for all.
    private func chosen(_ reader: IndexReader) throws -> [UInt32]? {
        let filters = try filter.filters()
        guard query != nil || !filters.isEmpty else { return nil }
        let parsed = query.map { QueryParser(reader).parse($0) } ?? ParsedQuery(query: .filter(.everything))
        for note in parsed.notes { StandardOutput.standardError.writeLine("lede: " + note.sanitizedForTerminal()) }
        return try Searcher(reader: reader, expansionLimit: .max).matches(parsed.query, filters: filters)
    }
}
