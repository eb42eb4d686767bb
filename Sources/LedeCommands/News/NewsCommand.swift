import ArgumentParser
import LedeModules

/// `lede news [NAME…]`.
struct NewsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "news",
        abstract: "Print the articles of saved searches that came since you last asked.",
        discussion: """
            An article is news once: when it comes, and again when its text changes; not when its file is renamed or read again. What was printed \
            is not printed again, unless --peek is given.

            Exit status: 0 if there is news, 1 if there is none, 2 for an error.
            """)

    @Argument(help: "Names of searches that lede save has kept; without any, all of them.", completion: SavedSearchCompletion.names)
    var names: [String] = []

    @OptionGroup var selection: IndexSelection

    @Flag(help: "Print one JSON object per article, and one per search.")
    var json = false

    @Flag(help: "Print an Atom feed.")
    var atom = false

    @Flag(help: "Print what is new and leave it to be printed again.")
    var peek = false

    @Flag(help: "Print all articles that match, whenever they came.")
    var all = false

    @Option(
        help: ArgumentHelp(
            "Print what came after this commit, whatever was printed before, and leave the rest as it is; --json names commits.",
            valueName: "commit"))
    var since: Int64?

    @OptionGroup var output: OutputOptions
    @OptionGroup var pager: PagerOptions

    func validate() throws {
        if json, atom { throw ValidationError("--json and --atom exclude each other") }
        if all, since != nil { throw ValidationError("--all and --since exclude each other") }
        if let since, since < 0 { throw ValidationError("--since takes the number of a commit, 0 or more") }
    }

    func run() async throws {
        let index = try selection.open()
        let searches = try SavedSearchSelection.searches(names, of: index)
        let reader = try index.reader()
        // All are looked up before anything is printed: an error in one prints none.
        let found = try searches.map { search in
            FoundNews(search: search, news: try AskedSearch(search, reader, output.terminal).news(reader, since: mark(of: search, reader)))
        }
        if !json, !atom { pager.begin(for: output.terminal) }
        if atom {
            try AtomFeed(index: index, reader: reader).print(found)
        } else if json {
            try NewsJSONPrinter(index: index, reader: reader).print(found)
        } else {
            try NewsPrinter(terminal: output.terminal).print(found)
        }
        let hasNews = found.contains { $0.news.count > 0 }
        if !peek, since == nil, try isPrinted() {
            for one in found { try index.savedSearches.moveMark(of: one.search, to: reader.manifest.generation) }
        }
        if !hasNews { throw ExitCode.noMatches }
    }

    private func mark(of search: SavedSearch, _ reader: IndexReader) -> Int64 {
        if all { return -1 }
        if let since { return since }
        if search.mark > reader.manifest.generation {
            StandardOutput.standardError.writeLine(
                "lede: the index was made anew since \(search.name.sanitizedForTerminal()) was asked for; all of its articles count")
        }
        return search.mark
    }

    /// Whether all that was printed has arrived; not if a person left the pager before the end.
    private func isPrinted() throws(CommandFailure) -> Bool {
        let output = StandardOutput.shared
        let isLeft = output.readerHasLeft
        output.endPaging()
        try output.flush()
        return !isLeft
    }
}

/// A saved search, and what is new for it.
struct FoundNews {
    let search: SavedSearch
    let news: ArticleNews
}
