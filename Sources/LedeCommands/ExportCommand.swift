import ArgumentParser
import Lede

/// `lede export --ciff FILE`.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write an index in a form that other engines read.",
        discussion: """
            --ciff writes the Common Index File Format, which PISA, Anserini, Terrier, JASS, OldDog and others read: terms, frequencies, lengths and ids, \
            without positions and text. A file whose name ends in .gz is compressed. It has what the index ranks by: the terms of title and body together, \
            as the analyzer makes them, in the order of their bytes, and the articles that are not deleted, numbered anew. The same index gives the same bytes.

            With --surface the terms are the words as written, in an index that stems and keeps them.
            """)

    @Option(help: ArgumentHelp("The file to write, in the Common Index File Format.", valueName: "file"))
    var ciff: String

    @Flag(help: "Words as written in place of the analyzer's terms.")
    var surface = false

    @Flag(help: "Print what was written as a JSON object.")
    var json = false

    @OptionGroup var selection: IndexSelection
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let index = try selection.open()
        let line = ProgressLine(label: "Exporting", terminal: output.terminal)
        defer { line.clear() }
        let summary = try await Interruption.endingInOrder {
            try index.exportCIFF(to: ciff, form: surface ? .surface : .analyzed) { line.update(InterchangeReport.progress($0, of: $1)) }
        }
        line.clear()
        InterchangeReport(summary, file: ciff, index: index.path, verb: "written").print(asJSON: json)
    }
}
