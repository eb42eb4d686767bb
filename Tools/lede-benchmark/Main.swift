import ArgumentParser
import Foundation

/// Runs the benchmark, or the adapter that the benchmark runs beside itself.
@main
struct Main {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == FTS5Adapter.name {
            FTS5Adapter.main(Array(arguments.dropFirst()))
            return
        }
        do {
            let command = try BenchmarkCommand.parse(arguments)
            try command.run()
        } catch {
            // The parser would end with 64 for a wrong option; here every error is 2, as with `lede`.
            guard BenchmarkCommand.exitCode(for: error) == .validationFailure else { BenchmarkCommand.exit(withError: error) }
            Console.say(BenchmarkCommand.fullMessage(for: error))
            exit(2)
        }
    }
}
