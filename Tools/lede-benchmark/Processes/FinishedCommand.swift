import Foundation

/// A command that was run to its end for what it does or says.
struct FinishedCommand {
    var status: Int32
    var output: String
    var errors: String

    var succeeded: Bool { status == 0 }

    /// The last line of what it said, for a message.
    var lastLine: String {
        let lines = (errors.isEmpty ? output : errors).split(separator: "\n")
        return lines.last.map(String.init) ?? "no message, exit status \(status)"
    }

    /// Runs `command`, whose first element is a path.
    /// - Parameter folder: where its output is kept meanwhile.
    /// - Throws: `Interrupted`, or the system's error where it cannot be started.
    init(_ command: [String], folder: String) throws {
        let base = "\(folder)/command-\(UUID().uuidString)"
        defer { for ending in ["out", "err"] { try? FileManager.default.removeItem(atPath: "\(base).\(ending)") } }
        let child = try ChildProcess(command, errorPath: base + ".err", outputPath: base + ".out")
        child.closeInput()
        while child.isRunning {
            usleep(5_000)
            if Interruption.isRequested { child.stop() }
        }
        status = child.wait()
        try Interruption.check()
        output = (try? String(contentsOfFile: base + ".out", encoding: .utf8)) ?? ""
        errors = (try? String(contentsOfFile: base + ".err", encoding: .utf8)) ?? ""
    }
}
