import ArgumentParser
import LedeModules

/// `lede delete ID…`.
struct DeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete articles by their ids.",
        discussion: "Exit status 1 when the index has none of them.")

    @Argument(help: "Ids of articles, as search results show them.")
    var ids: [String]

    @OptionGroup var selection: IndexSelection
    @OptionGroup var writing: WritingArguments

    func run() async throws {
        var index = try selection.open()
        index.lockTimeout = writing.timeout
        let outcome = try await Interruption.endingInOrder { [index] in
            do {
                return try index.delete(ids: ids)
            } catch let error as FTS5IndexError {
                throw CommandFailure("\(error)", hint: "The articles are deleted; the FTS5 table is built when it is next asked for.")
            }
        }
        for id in outcome.unknownIDs {
            StandardOutput.standardError.writeLine("lede: \(index.path) has no article \(id.sanitizedForTerminal())")
        }
        StandardOutput.shared.writeLine(
            "\(HumanFormat.count(outcome.deletedCount, "article")) deleted, \(HumanFormat.count(outcome.remainingCount)) left")
        if outcome.deletedCount == 0 { throw ExitCode.noMatches }
    }
}
