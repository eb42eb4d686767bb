import ArgumentParser

/// Says what may have been meant by a first word that is not a command.
enum UnknownCommand {
    /// What people call commands elsewhere.
    private static let otherNames: [String: String] = {
        var names: [String: String] = [:]
        for line in list.split(separator: "\n") {
            let words = line.split { $0 == " " || $0 == ":" }.map(String.init)
            for word in words.dropFirst() { names[word] = words[0] }
        }
        return names
    }()

    /// Each command, and what it is called elsewhere.
    private static let list = """
        index: add build create ingest insert load sync update
        search: find grep query lookup locate prompt shell
        show: cat get less print read view
        open: browse
        list: indexes indices ls
        delete: del remove rm drop purge
        inspect: describe info stat stats status terms
        check: fsck verify validate
        optimize: compact merge optimise vacuum
        news: feed atom
        save: alert bookmark
        watch: monitor follow
        concordance: context kwic
        compare: diff
        evaluate: eval
        explain: why
        export: dump
        analyzers: analyzer
        help: complete man
        """

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
