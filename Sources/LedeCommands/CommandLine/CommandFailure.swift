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
