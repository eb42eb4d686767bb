import ArgumentParser

/// An error that ends a command, worded for the person who typed it.
struct CommandFailure: Error, CustomStringConvertible {
    /// What is wrong, without a final full stop; printed after `lede: `.
    var message: String
    /// What to do about it, on a line of its own.
    var hint: String?
    var exitCode: ExitCode

    init(_ message: String, hint: String? = nil, exitCode: ExitCode = .failed) {
        self.message = message
        self.hint = hint
        self.exitCode = exitCode
    }

    var description: String { message }
}

extension ExitCode {
    /// 1: the command did its work and nothing matched.
    static let noMatches = ExitCode(1)
    /// 2: an error, whatever its kind.
    static let failed = ExitCode(2)
    /// 130: ended by Ctrl-C, as shells report it.
    static let interrupted = ExitCode(130)

    /// Ended by a signal, as shells report it: 130 for SIGINT, 143 for SIGTERM, 129 for SIGHUP.
    static func interrupted(by signal: Int32) -> ExitCode { signal > 0 ? ExitCode(128 + signal) : .interrupted }

    /// Whether a signal ended the command.
    var isInterruption: Bool { rawValue > 128 }
}
