import ArgumentParser
import Foundation
import Lede

/// `lede open ID|RANK`.
struct OpenCommand: ParsableCommand {
    #if os(macOS)
        private static let opener = "open"
    #else
        private static let opener = "xdg-open"
    #endif

    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open an article's web page, or its file, by its id or its rank in the last search.",
        discussion: """
            The address of the article is opened by \(opener), or its file where it has none. Only addresses of http and https and files of texts and pages are, and nothing \
            but \(opener) is started. A number is a rank of the last search in this terminal, as for lede show.

            Exit status: 0 if it is opened, 1 if there is no such article, 2 for an error.
            """)

    @Argument(help: ArgumentHelp("An id, or a rank of the last search.", valueName: "id|rank"))
    var name: String

    @Flag(help: "Take a number for an id.")
    var id = false

    @Flag(name: .customLong("print"), help: "Print what would be opened, and open nothing.")
    var prints = false

    @OptionGroup var selection: IndexSelection
    @OptionGroup var output: OutputOptions

    func run() throws {
        let found = try ArticleReference(selection).find(name, isID: id)
        let target = try ArticleTarget(try found.article)
        if prints {
            let text = output.terminal.outputIsTerminal ? target.text.sanitizedForTerminal() : target.text
            StandardOutput.shared.writeLine(text)
            return
        }
        try StandardOutput.shared.flush()
        try Self.start(target)
    }

    private static func start(_ target: ArticleTarget) throws {
        guard let path = path(of: opener, environment: ProcessInfo.processInfo.environment) else {
            throw CommandFailure("there is no \(opener) to open it with: \(target.text)", hint: "lede open --print prints what to open.")
        }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = [target.text]
        do {
            try process.run()
        } catch {
            throw CommandFailure("\(path) cannot be started: \(error.localizedDescription)")
        }
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw CommandFailure("\(opener) could not open \(target.text)") }
    }

    /// The program called `name` in one of the absolute folders of PATH.
    static func path(of name: String, environment: [String: String]) -> String? {
        environment["PATH", default: "/usr/bin:/bin"].split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
