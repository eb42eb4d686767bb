import ArgumentParser
import LedeModules

/// The option that says which index a command works on.
struct IndexSelection: ParsableArguments {
    @Option(
        name: .customLong("in"),
        help: ArgumentHelp(
            "The folder of the index (default: $LEDE_INDEX, or the only index under Indexes). What searches takes several: --in A --in B, or LEDE_INDEX=A:B.",
            valueName: "index"),
        completion: IndexCompletion.folders)
    var paths: [String] = []

    /// Opens the one index that was chosen.
    /// - Parameter argument: the folder, if a command also takes it as an argument.
    /// - Throws: also if several are named.
    func open(_ argument: String? = nil) throws(CommandFailure) -> Index {
        if let argument {
            guard paths.isEmpty else { throw CommandFailure("the index is named twice: as an argument and with --in") }
            return try IndexLocation.open(named: argument, by: nil)
        }
        let indexes = try IndexLocation.open(paths)
        guard indexes.count == 1 else {
            let names = indexes.map(\.path).joined(separator: ", ")
            throw CommandFailure(
                paths.isEmpty
                    ? "this works on one index, and \(IndexLocation.variable) names several: \(names)"
                    : "this works on one index, and --in names several: \(names)",
                hint: paths.isEmpty ? "Say which one with --in." : "Give --in once.")
        }
        return indexes[0]
    }

    /// Opens the indexes that were chosen, to be searched as one.
    func openAll() throws -> SearchedIndexes { try SearchedIndexes(try IndexLocation.open(paths)) }
}
