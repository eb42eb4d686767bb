import Testing

@testable import LedeCommands

@Suite struct TerminalTests {
    private func colours(_ mode: ColorMode, _ environment: [String: String], terminal: Bool = true) -> Bool {
        Terminal(
            color: mode, outputIsTerminal: terminal, errorIsTerminal: false, measuredColumns: nil, environment: environment
        ).colorsOutput
    }

    @Test func colourOnlyOnATerminalThatCan() {
        #expect(colours(.auto, ["TERM": "xterm"]))
        #expect(!colours(.auto, ["TERM": "xterm"], terminal: false))
        #expect(!colours(.auto, ["TERM": "dumb"]))
        #expect(!colours(.auto, [:]))
    }

    @Test func noColorCountsWhenNotEmpty() {
        #expect(!colours(.auto, ["TERM": "xterm", "NO_COLOR": "1"]))
        #expect(colours(.auto, ["TERM": "xterm", "NO_COLOR": ""]))
        #expect(colours(.always, ["TERM": "xterm", "NO_COLOR": "1"], terminal: false))
        #expect(!colours(.never, ["TERM": "xterm"]))
    }

    @Test func columnsComeFromTheTerminalThenTheEnvironment() {
        func columns(_ measured: Int?, _ environment: [String: String]) -> Int {
            Terminal(
                color: .never, outputIsTerminal: true, errorIsTerminal: true, measuredColumns: measured,
                environment: environment
            ).columns
        }
        #expect(columns(132, ["COLUMNS": "80"]) == 132)
        #expect(columns(nil, ["COLUMNS": "80"]) == 80)
        #expect(columns(nil, ["COLUMNS": "wide"]) == 100)
        #expect(columns(3, [:]) == 20)
    }
}
