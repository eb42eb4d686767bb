import Foundation

/// The program that shows what is longer than the window, screen by screen.
struct Pager: Sendable, Equatable {
    /// What the shell runs.
    var command: String
    /// The window; what fits it is written as usual.
    var columns: Int
    var rows: Int

    /// The pager of whoever sits at `terminal`: `LEDE_PAGER`, else `PAGER`, else `less -FRX`; nil if output goes elsewhere, if the terminal
    /// is a dumb one, if the variable is empty or `cat`, and if no variable is set and there is no less.
    init?(for terminal: Terminal, environment: [String: String] = ProcessInfo.processInfo.environment) {
        guard terminal.outputIsTerminal, let kind = environment["TERM"], !kind.isEmpty, kind != "dumb" else { return nil }
        let wanted = (environment["LEDE_PAGER"] ?? environment["PAGER"])?.trimmingCharacters(in: .whitespaces)
        if let wanted, wanted.isEmpty || wanted == "cat" { return nil }
        if wanted == nil, !Self.isThere("less", environment) { return nil }
        command = wanted ?? "less -FRX"
        columns = terminal.columns
        rows = terminal.rows
    }

    /// Whether `text` and a prompt below it fit the window.
    func fits(_ text: String) -> Bool {
        var room = rows - 1
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0) {
            room -= max(1, (Self.width(line) + columns - 1) / columns)
            if room < 0 { return false }
        }
        return true
    }

    /// Columns of a line without its control sequences: of colours (`ESC [ … m`) and of links (`ESC ] … ESC \`).
    private static func width(_ line: Substring) -> Int {
        guard line.unicodeScalars.contains("\u{1B}") else { return String(line).displayWidth }
        return String(line.replacing(/\u{1B}\[[0-9;]*m|\u{1B}\][^\u{1B}\u{07}]*(\u{1B}\\|\u{07})/, with: "")).displayWidth
    }

    private static func isThere(_ program: String, _ environment: [String: String]) -> Bool {
        environment["PATH", default: ""].split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }
}
