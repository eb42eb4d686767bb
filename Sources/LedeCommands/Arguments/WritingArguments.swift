import ArgumentParser

/// The option of commands that write to an index.
struct WritingArguments: ParsableArguments {
    @Option(help: ArgumentHelp("How long to wait if another process writes to the index. (default: not at all)", valueName: "seconds"))
    var wait: Double?

    /// The longest wait that can be asked for, in seconds: about a year.
    private static let longest = 31_536_000.0

    /// How long to wait.
    var timeout: Duration { .seconds(wait ?? 0) }

    func validate() throws {
        if let wait, !(0...Self.longest).contains(wait) {
            throw ValidationError("--wait must be a number of seconds from 0 to \(Int(Self.longest))")
        }
    }
}
