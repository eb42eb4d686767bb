import ArgumentParser
import LedeModules

/// `lede analyzers`.
struct AnalyzersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyzers",
        abstract: "List the analyzers, which say what a word is and which words match each other.",
        discussion: """
            An analyzer is chosen when an index is made: lede index PATH… --analyzer NAME, or --language for that of a language. With standard a word matches itself \
            alone, case and accents aside; with english and the like ferries finds ferry.
            """)

    @Flag(help: "Print one JSON object per line.")
    var json = false

    @OptionGroup var output: OutputOptions

    func run() {
        let terminal = output.terminal
        var table = TextTable(alignment: .left)
        for name in AnalyzerCatalog.names {
            let summary = AnalyzerCatalog.summary(of: name) ?? ""
            if json {
                StandardOutput.shared.writeLine(JSONValue.object([("name", .string(name)), ("summary", .string(summary))]).line)
            } else {
                table.append([StyledText(name, .identifier), StyledText(summary)])
            }
        }
        for line in table.lines(columns: terminal.outputIsTerminal ? terminal.columns : 200) {
            StandardOutput.shared.writeLine(terminal.rendered(line))
        }
    }
}
