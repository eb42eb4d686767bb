import ArgumentParser
import LedeModules

/// `lede import FILE --into Indexes/NAME`.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make an index from a file in the Common Index File Format (CIFF).",
        discussion: """
            The index ranks like the collection of the engine that wrote the file: it has exactly the same terms, frequencies and lengths. It has ids, \
            no text and no positions: phrases, NEAR, fields, prefixes and wildcards are refused, and articles cannot be added or deleted. The \
            file may be .gz or .zst; it must hold a whole collection.

            Queries are analyzed as the file's terms were: a file of lede export says how; for others --analyzer does. Without it words are taken \
            as written (whitespace).
            """)

    @Argument(help: "The file.", completion: .file())
    var file: String

    @Option(
        name: [.customLong("into"), .customLong("in")], help: ArgumentHelp("The folder of the index, which is new.", valueName: "index"),
        completion: IndexCompletion.folders)
    var into: String

    @Option(help: "What a word of a query is. (default: what the file says, or whitespace)", completion: .list(AnalyzerCatalog.names))
    var analyzer: String?

    @Flag(help: "Print what was read as a JSON object.")
    var json = false

    @OptionGroup var writing: WritingArguments
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if file == "-" { throw ValidationError("the file is read twice: standard input will not do") }
    }

    func run() async throws {
        let line = ProgressLine(label: "Importing", terminal: output.terminal)
        defer { line.clear() }
        let imported: (index: Index, summary: InterchangeSummary)
        do {
            imported = try await Interruption.endingInOrder {
                try Index.importCIFF(file, into: into, analyzer: analyzer, lockTimeout: writing.timeout) {
                    line.update(InterchangeReport.progress($0, of: $1))
                }
            }
        } catch let error as UnknownAnalyzer {
            throw CommandFailure("\(error)", hint: "There are: \(AnalyzerCatalog.names.joined(separator: ", "))")
        }
        line.clear()
        InterchangeReport(imported.summary, file: file, index: imported.index.path, verb: "read").print(asJSON: json)
    }
}
