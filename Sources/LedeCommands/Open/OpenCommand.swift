import ArgumentParser
import LedeModules

/// `lede open ID|RANK`.
struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open an article's web page, or its file, by its id or its rank in the last search.",
        discussion: """
            The address of the article is opened by \(ArticleOpener.program), or its file if it has none. Only http and https addresses and files of texts and pages are opened, and nothing \
            but \(ArticleOpener.program) is started. A number is a rank of the last search in this terminal, as for lede show.

            Exit status: 0 if it is opened, 1 if there is no such article, 2 for an error.
            """)

    @Argument(help: ArgumentHelp("An id, or a rank of the last search.", valueName: "id|rank"))
    var name: String

    @Flag(help: "Take a number as an id.")
    var id = false

    @Flag(name: .customLong("print"), help: "Print what would be opened, and open nothing.")
    var prints = false

    @OptionGroup var selection: IndexSelection
    @OptionGroup var output: OutputOptions

    func run() throws {
        let found = try ArticleReference(selection).find(name, isID: id)
        let target = try ArticleTarget(try found.article, found.roots)
        if prints {
            let text = output.terminal.outputIsTerminal ? target.text.sanitizedForTerminal() : target.text
            StandardOutput.shared.writeLine(text)
            return
        }
        try StandardOutput.shared.flush()
        try ArticleOpener.open(target)
    }
}
