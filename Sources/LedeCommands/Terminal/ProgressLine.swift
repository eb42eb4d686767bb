import LedeModules
import Synchronization

/// The one line on standard error that long work rewrites; on anything but a terminal it writes nothing.
///
/// Any task may call it. At most ten times a second it costs more than a look at the clock.
final class ProgressLine: Sendable {
    private struct State {
        var nextDraw: ContinuousClock.Instant
        var isDrawn = false
        var isCleared = false
    }

    private let label: String
    private let columns: Int
    private let isActive: Bool
    private let output: StandardOutput
    private let start: ContinuousClock.Instant
    private let state: Mutex<State>

    init(label: String, terminal: Terminal, output: StandardOutput = .standardError) {
        self.label = label
        self.output = output
        // The last column stays free: a terminal may wrap when it is filled.
        columns = terminal.columns - 1
        isActive = terminal.errorIsTerminal
        start = .now
        state = Mutex(State(nextDraw: start))
    }

    func update(_ report: ProgressReport) {
        update { report.line(label: label, elapsed: $0, columns: columns) }
    }

    /// How many queries of a comparison are done, and the time left.
    func update(_ progress: ComparisonProgress) {
        let left = progress.remaining.map { "  " + HumanFormat.timeLeft(seconds: $0.seconds) } ?? ""
        update("\(HumanFormat.count(progress.done)) of \(HumanFormat.count(progress.count, "query", "queries"))" + left)
    }

    /// For work that is not counted in articles and bytes.
    func update(_ text: String) {
        update { _ in "\(label)  \(text)".truncated(to: columns) }
    }

    private func update(_ line: (Duration) -> String) {
        guard isActive else { return }
        state.withLock { state in
            let now = ContinuousClock.now
            guard now >= state.nextDraw, !state.isCleared else { return }
            state.nextDraw = now + .milliseconds(100)
            state.isDrawn = true
            output.write("\r\u{1B}[K" + line(now - start))
        }
    }

    /// Writes a message on a line of its own; the progress line is drawn again below it. Also written without a terminal.
    func message(_ text: String) {
        state.withLock { state in
            let clearing = state.isDrawn ? "\r\u{1B}[K" : ""
            state.isDrawn = false
            state.nextDraw = .now
            output.writeLine(clearing + text.sanitizedForTerminal(keepingLines: true))
        }
    }

    /// Removes the line for good: the summary follows.
    func clear() {
        state.withLock { state in
            if state.isDrawn { output.write("\r\u{1B}[K") }
            state.isDrawn = false
            state.isCleared = true
        }
    }
}
