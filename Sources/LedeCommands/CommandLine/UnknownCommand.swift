import ArgumentParser

/// Says what may have been meant by a first word that is not a command.
enum UnknownCommand {
    /// What people call commands elsewhere.
    private static let otherNames = [
        "add": "index", "build": "index", "create": "index", "ingest": "index", "insert": "index", "load": "index", "sync": "index",
        "update": "index",
        "find": "search", "grep": "search", "query": "search", "lookup": "search", "locate": "search", "prompt": "search",
        "shell": "search",
        "cat": "show", "get": "show", "less": "show", "print": "show", "read": "show", "view": "show", "browse": "open",
        "indexes": "list", "indices": "list", "ls": "list", "del": "delete", "remove": "delete", "rm": "delete", "drop": "delete",
        "purge": "delete",
        "describe": "inspect", "info": "inspect", "stat": "inspect", "stats": "inspect", "status": "inspect", "terms": "inspect",
        "fsck": "check", "verify": "check", "validate": "check", "compact": "optimize", "merge": "optimize", "optimise": "optimize",
        "vacuum": "optimize",
        "feed": "news", "atom": "news", "alert": "save", "bookmark": "save", "monitor": "watch", "follow": "watch",
        "context": "concordance", "kwic": "concordance", "diff": "compare", "eval": "evaluate", "why": "explain", "dump": "export",
        "analyzer": "analyzers",
        "complete": "help", "man": "help",
    ]

    /// The names of all commands in their order.
    static var names: [String] { LedeCommand.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"] }

    /// What to say if the first of `arguments` is neither an option nor a command; nil if it is one.
    static func failure(_ arguments: [String]) -> CommandFailure? {
        guard let word = arguments.first, !word.hasPrefix("-"), !names.contains(word) else { return nil }
        let other = otherNames[word.lowercased()].flatMap { names.contains($0) ? $0 : nil }
        let message = "there is no command \(word.debugDescription)"
        if let name = other ?? NearestName.nearest(to: word, among: names) {
            return CommandFailure("\(message); did you mean \(name)?", hint: ShellText.command([name] + arguments.dropFirst()))
        }
        return CommandFailure(
            message, hint: "To search for it: \(ShellText.command(["search"] + arguments)). lede --help names the commands.")
    }
}
