import ArgumentParser
import LedeModules

/// The command `lede`; every subcommand has a folder of its own.
public struct LedeCommand: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "lede",
        abstract: "Full-text search for article text.",
        discussion: """
            Exit status: 0 for success or matches, 1 when nothing matched, 2 for an error.
            """,
        version: LedeVersion.current,
        subcommands: [
            IndexCommand.self,
            UpdateCommand.self,
            WatchCommand.self,
            SourcesCommand.self,
            SearchCommand.self,
            ShowCommand.self,
            OpenCommand.self,
            ExplainCommand.self,
            ConcordanceCommand.self,
            SaveCommand.self,
            NewsCommand.self,
            DeleteCommand.self,
            OptimizeCommand.self,
            ListCommand.self,
            CheckCommand.self,
            InspectCommand.self,
            CompareCommand.self,
            EvaluateCommand.self,
            TuneCommand.self,
            ExportCommand.self,
            ImportCommand.self,
            AnalyzersCommand.self,
        ])

    public init() {}
}
