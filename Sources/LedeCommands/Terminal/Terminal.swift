import Foundation

/// What standard output and standard error are connected to, read once when a command starts.
struct Terminal: Sendable {
    var outputIsTerminal: Bool
    var errorIsTerminal: Bool
    var colorsOutput: Bool
    var colorsErrors: Bool
    /// Columns of a line: the terminal's, else COLUMNS, else 100; at least 20.
    var columns: Int
    /// Lines of the window: the terminal's, else LINES, else 24; at least 5.
    var rows: Int

    init(color: ColorMode) {
        self.init(
            color: color, outputIsTerminal: Self.isTerminal(1), errorIsTerminal: Self.isTerminal(2),
            measuredColumns: Self.size(of: 1)?.columns ?? Self.size(of: 2)?.columns,
            measuredRows: Self.size(of: 1)?.rows ?? Self.size(of: 2)?.rows,
            environment: ProcessInfo.processInfo.environment)
    }

    init(
        color: ColorMode, outputIsTerminal: Bool, errorIsTerminal: Bool, measuredColumns: Int?, measuredRows: Int? = nil,
        environment: [String: String]
    ) {
        self.outputIsTerminal = outputIsTerminal
        self.errorIsTerminal = errorIsTerminal
        colorsOutput = color.isColored(onTerminal: outputIsTerminal, environment: environment)
        colorsErrors = color.isColored(onTerminal: errorIsTerminal, environment: environment)
        columns = max(20, measuredColumns ?? environment["COLUMNS"].flatMap { Int($0) } ?? 100)
        rows = max(5, measuredRows ?? environment["LINES"].flatMap { Int($0) } ?? 24)
    }

    /// `text` for standard output, coloured or plain.
    func rendered(_ text: StyledText) -> String {
        text.rendered(colored: colorsOutput)
    }
}
