import ArgumentParser
import Lede

/// The option that says which index a command works on.
struct IndexSelection: ParsableArguments {
    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("The folder of the index (default: $LEDE_INDEX, or the only index under Indexes).", valueName: "index"))
    var path: String?

    /// Opens the index that was chosen.
    func open() throws(CommandFailure) -> Index { try IndexLocation.open(path) }
}
