import Foundation

/// A command that runs beside this process and is spoken to line by line. Used by one task at a time.
///
/// It gets a process group of its own, so Ctrl-C at the terminal reaches only this process, which then ends it cleanly.
final class ChildProcess {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private let errorPath: String
    private var lines: LineReader

    /// Starts `command`, whose first element is a path.
    /// - Parameters:
    ///   - errorPath: the file that its standard error is written to.
    ///   - outputPath: the file that its standard output is written to; nil to read it by `nextLine`.
    init(_ command: [String], environment: [String: String] = [:], errorPath: String, outputPath: String? = nil) throws {
        self.errorPath = errorPath
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = input
        if let outputPath {
            process.standardOutput = try FileHandle(creating: outputPath)
        } else {
            process.standardOutput = output
        }
        process.standardError = try FileHandle(creating: errorPath)
        lines = LineReader(descriptor: output.fileHandleForReading.fileDescriptor)
        try process.run()
    }

    deinit { end() }

    var memory: ProcessMemory? { ProcessMemory(of: process.processIdentifier) }

    var isRunning: Bool { process.isRunning }

    func send(_ line: String) throws { try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8)) }

    /// Ends its input.
    func closeInput() { try? input.fileHandleForWriting.close() }

    /// The next line of its output, waiting for it; nil at the end.
    func nextLine() -> String? { lines.next() }

    /// The end of what it wrote to standard error, for a message.
    var lastErrors: String {
        let text = (try? String(contentsOfFile: errorPath, encoding: .utf8)) ?? ""
        let lines = text.split(separator: "\n").suffix(4).joined(separator: "\n")
        return lines.isEmpty ? "it wrote nothing to standard error" : lines
    }

    /// Waits for its end.
    /// - Returns: its exit status; 128 more than the signal's number if a signal ended it.
    func wait() -> Int32 {
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }

    /// Closes its input, which ends an engine that answers queries; ends it by a signal if it takes longer than two seconds.
    func end() {
        closeInput()
        let deadline = ContinuousClock.now + .seconds(2)
        while process.isRunning, ContinuousClock.now < deadline { usleep(5_000) }
        stop()
    }

    /// Ends it by a signal, if it still runs.
    func stop() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }
}
