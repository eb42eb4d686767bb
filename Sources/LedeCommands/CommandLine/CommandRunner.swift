import ArgumentParser
import Foundation
import LedeModules

/// Parses the arguments, runs the command and says how the process should end.
public enum CommandRunner {
    /// Runs `lede` with `arguments`, or with the process's own when nil, and returns the exit status.
    ///
    /// ArgumentParser would end the process with status 64 on a usage error; here every error is 2, as with grep.
    public static func run(_ arguments: [String]? = nil) async -> Int32 {
        let arguments = arguments ?? TypedLine.arguments()
        return await $arguments.withValue(arguments) { await runWithArguments() }
    }

    /// What the command was called with.
    @TaskLocal static var arguments: [String] = []

    private static func runWithArguments() async -> Int32 {
        SignalWatch.endSilentlyOnBrokenPipe()
        FaultWatch.begin()
        var status = await outcome()
        StandardOutput.shared.endPaging()
        do throws(CommandFailure) {
            try StandardOutput.shared.flush()
        } catch {
            report(error)
            status = error.exitCode
        }
        return status.rawValue
    }

    /// Whether the system gives the process the threads that any command takes; says so if not. Asked before the first task, whose threads
    /// would be waited for endlessly.
    public static func hasThreads() -> Bool {
        let count = min(ProcessInfo.processInfo.activeProcessorCount, 8) + 2
        guard let lack = ThreadTeam.lack(of: count) else { return true }
        report(
            CommandFailure(
                "the system does not give lede \(count) threads: \(lack.found ?? "\(lack)")",
                hint: "Raise the limit of processes (ulimit -u, or a container's) or of memory (ulimit -v)."))
        return false
    }

    private static func outcome() async -> ExitCode {
        do {
            if let failure = UnknownCommand.failure(arguments) ?? RepeatedTarget.failure(in: arguments) { throw failure }
            var command = try LedeCommand.parseAsRoot(QueryArguments.marked(arguments))
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return .success
        } catch let failure as CommandFailure {
            report(failure)
            return failure.exitCode
        } catch let error as IndexFileError where error.code == .locked {
            report(
                CommandFailure(
                    error.description, hint: "Try again when that has ended; what writes to an index waits for it with --wait SECONDS."))
            return .failed
        } catch let code as ExitCode {
            return code
        } catch is CancellationError {
            return .interrupted
        } catch {
            return report(parserError: error)
        }
    }

    /// Help, the version and completion scripts are errors to the parser too, and belong on standard output.
    private static func report(parserError error: any Error) -> ExitCode {
        let code = LedeCommand.exitCode(for: error)
        let message = LedeCommand.fullMessage(for: error)
        if code == .success {
            StandardOutput.shared.writeLine(CompletionScript.completed(message, arguments: arguments))
            return .success
        }
        switch code {
        case .validationFailure:
            // All errors begin alike, the parser's too.
            let text = NearestName.withoutFarOptions(message.hasPrefix("Error: ") ? "lede: " + message.dropFirst("Error: ".count) : message)
            // Without the blank that keeps text with a dash from counting as an option (`QueryArguments`).
            StandardOutput.standardError.writeLine(text.replacing("' -", with: "'-").sanitizedForTerminal(keepingLines: true))
        default: report(CommandFailure(String(describing: error)))
        }
        return .failed
    }

    private static func report(_ failure: CommandFailure) {
        // Results that were written before the error come out before its message.
        StandardOutput.shared.endPaging()
        try? StandardOutput.shared.flush()
        StandardOutput.standardError.writeLine("lede: " + failure.message.shorteningLongWords().sanitizedForTerminal(keepingLines: true))
        if let hint = failure.hint {
            StandardOutput.standardError.writeLine("      " + hint.shorteningLongWords().sanitizedForTerminal(keepingLines: true))
        }
    }
}

extension String {
    /// The text with words of more than 400 characters cut in their middle: a path of thousands hides what a message says about it.
    func shorteningLongWords() -> String {
        guard utf8.count > 400 else { return self }
        return split(separator: " ", omittingEmptySubsequences: false).map { word in
            word.count > 400 ? "\(word.prefix(200))…\(word.suffix(100))" : String(word)
        }.joined(separator: " ")
    }
}
