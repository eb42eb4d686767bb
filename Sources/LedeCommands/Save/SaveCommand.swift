import ArgumentParser
import LedeModules

/// `lede save NAME QUERY…`.
struct SaveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save",
        abstract: "Keep a search under a name, so that lede news tells what is new.",
        discussion: """
            lede save ferries '"sea wall" OR ferry' keeps the search with the index; what comes from then on is its news. Saving a name again replaces its search. \
            --list shows all, with the number of articles that lede news would print.

            Exit status: 0, or 2 for an error. --list and --remove have 1 where there is no such search.
            """)

    @Argument(help: "The name, and the query. Without a query every article that the filters name is meant.")
    var words: [String] = []

    @Flag(help: "List the searches that are kept.")
    var list = false

    @Option(help: ArgumentHelp("Forget a search.", valueName: "name"), completion: SavedSearchCompletion.names)
    var remove: String?

    @OptionGroup(title: "To find") var selection: IndexSelection
    @OptionGroup(title: "To find") var filter: FilterArguments

    @Flag(help: "One of the words suffices.")
    var any = false

    @Option(
        help:
            "How the query is read: plain takes any text; words takes the words of any text, without operators; fts5 is SQLite FTS5's MATCH syntax."
    )
    var syntax: QuerySyntax = .plain

    @Flag(help: "With --list: print one JSON object per line.")
    var json = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if list || remove != nil {
            if list, remove != nil { throw ValidationError("--list and --remove exclude each other") }
            guard words.isEmpty, !any, !filter.isGiven else {
                throw ValidationError("\(list ? "--list" : "--remove") saves no search: a name, a query and filters do not go with it")
            }
            return
        }
        if json { throw ValidationError("--json is for --list") }
        guard let name = words.first else { throw ValidationError("a name and a query are missing: lede save NAME QUERY") }
        guard SavedSearch.isName(name) else {
            throw ValidationError(
                "a name has 1 to 100 bytes in one line, no blanks around it and no dash at the beginning, not \(name.debugDescription)"
            )
        }
        guard words.count > 1 || filter.isGiven else {
            throw ValidationError("a query is missing: lede save \(ShellText.quoted(name)) QUERY")
        }
        if syntax == .fts5, any { throw ValidationError("--any is for --syntax plain and words") }
        if syntax == .fts5, words.count == 1 { throw ValidationError("--syntax fts5 has no query for every article; give one") }
    }

    func run() async throws {
        let index = try selection.open()
        if list { return try printList(index) }
        if let remove {
            guard try index.savedSearches.remove(named: remove) != nil else {
                throw SavedSearchSelection.failure(remove, index, exitCode: .noMatches)
            }
            return StandardOutput.shared.writeLine("\(remove.sanitizedForTerminal()) is no longer kept")
        }
        let search = SavedSearch(
            name: words[0], query: words.dropFirst().map { $0.hasPrefix(" -") ? String($0.dropFirst()) : $0 }.joined(separator: " "),
            syntax: syntax.rawValue, matchesAny: any, filters: filter.texts)
        let asked = try AskedSearch(search, try index.reader(), output.terminal)
        for note in asked.notes { StandardOutput.standardError.writeLine("lede: " + note.sanitizedForTerminal()) }
        let replaced = try index.savedSearches.save(search)
        let command = ShellText.command(["news", search.name]).sanitizedForTerminal()
        StandardOutput.shared.writeLine(
            "\(search.name.sanitizedForTerminal()) is \(replaced == nil ? "saved" : "saved anew"); what comes from now on is shown by: \(command)"
        )
    }

    private func printList(_ index: Index) throws {
        let reader = try index.reader()
        let searches = try index.savedSearches.all()
        var table = TextTable(alignment: .left)
        table.append(["name", "news", "search"].map { StyledText($0, .heading) })
        for search in searches {
            let news = try AskedSearch(search, reader, output.terminal).news(reader, since: search.mark)
            if json {
                StandardOutput.shared.writeLine(Self.json(search, news: news.count).line)
            } else {
                let text = ShellText.arguments(search.arguments).sanitizedForTerminal()
                table.append([
                    StyledText(search.name.sanitizedForTerminal(), .identifier), StyledText(HumanFormat.count(news.count)),
                    StyledText(text),
                ])
            }
        }
        if searches.isEmpty { throw SavedSearchSelection.none(index) }
        guard !json else { return }
        let terminal = output.terminal
        for line in table.lines(columns: terminal.outputIsTerminal ? terminal.columns : 200) {
            StandardOutput.shared.writeLine(terminal.rendered(line))
        }
    }

    private static func json(_ search: SavedSearch, news: Int) -> JSONValue {
        .object([
            ("name", .string(search.name)), ("query", .string(search.query)), ("syntax", .string(search.syntax)),
            ("any", .bool(search.matchesAny)),
            ("filters", .object(search.filters.all.map { ($0.kind.rawValue, .string($0.text)) })), ("commit", .integer(Int(search.mark))),
            ("news", .integer(news)),
        ])
    }
}

extension SavedSearch {
    /// What is typed after the name to save it.
    var arguments: [String] {
        (query.isEmpty ? [] : [query]) + (matchesAny ? ["--any"] : []) + (syntax == QuerySyntax.plain.rawValue ? [] : ["--syntax", syntax])
            + filters.all.flatMap { ["--" + $0.kind.rawValue, $0.text] }
    }
}
