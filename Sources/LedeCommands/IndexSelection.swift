import ArgumentParser
import Lede

/// The option that says which index a command works on.
struct IndexSelection: ParsableArguments {
    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("The folder of the index (default: $LEDE_INDEX, or the only index under Indexes).", valueName: "index"))
    var path: String?

    /// Opens the index that was chosen.
    /// - Parameter argument: the folder, where a command also takes it as an argument.
    func open(_ argument: String? = nil) throws(CommandFailure) -> Index {
        if path != nil, argument != nil { throw CommandFailure("the index is named twice: as an argument and with --in") }
        return try IndexLocation.open(path ?? argument)
    }
}
