import ArgumentParser
import LedeModules

/// `lede search QUERY… [--in Indexes/NAME]`.
struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find articles by words and phrases, best first.",
        discussion: """
            Words side by side must all occur. A "quoted phrase" must occur in that order; in a shell put it in single \
            quotes: lede search '"sea wall" repair'. AND, OR, NOT, a dash and parentheses combine words and phrases; title:word, author:name and date:2024-10..2025 \
            ask a field; ferr*, te?t, zelenskiy~1 and /colou?r/ stand for several words, "sea wall"~3 and NEAR(sea wall, 5) allow gaps, ^word is at \
            the start, word^2 weighs more. All other punctuation is text; --parse shows how a query is read.

            Without a query it asks for queries on a terminal: Tab completes words, fields and their values, the arrow keys bring back what was asked before, \
            .help shows what else can be typed, Ctrl-C gives up a line, Ctrl-D ends. From a pipe it reads a query a line; an invalid one is named by its number, and the next one is answered.

            Without a query, --after, --since, --before, --on, --author, --site and --path list what they name, the newest first; * is every article.

            Exit status: 0 if articles match the query, 1 if none does as a whole (partial matches may be shown, as without --all), 2 for an error. --count has the same.
            """)

    @Argument(help: "Words and phrases to search for; without any, each line of standard input is a query.")
    var query: [String] = []

    @OptionGroup(title: "To find") var selection: IndexSelection
    @OptionGroup(title: "To find") var matching: MatchArguments
    @OptionGroup(title: "To find") var filter: FilterArguments
    @OptionGroup(title: "To show") var showing: ShowArguments
    @OptionGroup(title: "To show") var page: PageArguments
    @OptionGroup(title: "To show") var listing: ListingArguments
    @OptionGroup(title: "To show") var output: OutputOptions
    @OptionGroup(title: "To show") var pager: PagerOptions
    @OptionGroup(title: "To rank, for experts") var engine: BackendArguments
    @OptionGroup(title: "To rank, for experts") var ranking: RankingArguments

    var syntax: QuerySyntax { matching.syntax }
    var any: Bool { matching.any }
    var all: Bool { matching.all }
    var parse: Bool { matching.parse }
    var limit: ResultLimit? { showing.limit }
    var fragments: Int { showing.fragments }
    var brief: Bool { showing.brief }
    var explain: Bool { showing.explain }
    var count: Bool { showing.count }
    var json: Bool { showing.json }

    /// The number of results without `-n`.
    var defaultLimit: Int {
        let terminal = output.terminal
        guard terminal.outputIsTerminal, !json, listing.form(isJSON: json) == nil else { return 10 }
        return brief ? BriefPrinter.limit(for: terminal) : SearchPrinter.limit(for: terminal, fragments: fragments)
    }

    func validate() throws {
        if let limit, limit.count < 0 { throw ValidationError("-n must be 0 or more") }
        guard (1...SnippetMaker.mostFragments).contains(fragments) else {
            throw ValidationError("--fragments must be from 1 to \(SnippetMaker.mostFragments)")
        }
        if let option = ignored {
            throw ValidationError(
                count
                    ? "--count prints only the number of matches: \(option) does not go with it"
                    : "--parse does not search: \(option) does not go with it")
        }
        if listing.form(isJSON: json) != nil {
            let others = [
                ("--json", json), ("--brief", brief), ("--explain", explain), ("--count", count), ("--parse", parse),
                ("--count-by", !page.countBy.isEmpty),
            ]
            if let other = others.first(where: \.1)?.0 {
                throw ValidationError("a table of results (--csv, --tsv, --ids, --fields) and \(other) are two forms of output; give one")
            }
        }
        if brief, json || explain {
            throw ValidationError("--brief is a line per result: \(json ? "--json" : "--explain") does not go with it")
        }
        if syntax == .fts5, all || any { throw ValidationError("--all and --any are for --syntax plain and words") }
        if all, any { throw ValidationError("--all and --any exclude each other") }
    }

    /// The first option that has no use for what is asked.
    private var ignored: String? {
        guard count || parse else { return nil }
        let options = [
            ("--count", parse && count), ("--explain", explain), ("--count-by", !page.countBy.isEmpty), ("--collapse", page.collapse),
            ("--offset", page.offset != nil), ("--cursor", page.cursor != nil), ("--fragments", fragments != 1),
            ("--brief", brief),
        ]
        return options.first { $0.1 }?.0
    }

    func run() async throws {
        let indexes = try selection.openAll()
        let listsAll = try query.isEmpty && syntax == .plain && !filter.filters().isEmpty
        if query.isEmpty, !listsAll, Terminal.isTerminal(0) {
            var prompt = try PromptSession(
                self, arguments: Array(CommandRunner.arguments.drop { $0 != "search" }.dropFirst()), indexes: indexes)
            return try await prompt.run()
        }
        pager.begin(for: output.terminal)
        let surroundings = try self.surroundings(indexes)
        defer { surroundings.recorder.save() }
        guard query.isEmpty, !listsAll || !Terminal.isTerminal(0) else {
            do {
                if try !answer(query.isEmpty ? Self.everything : query.joined(separator: " "), surroundings).hasMatches {
                    throw ExitCode.noMatches
                }
            } catch let error as QuerySyntaxError {
                throw CommandFailure(QueryErrorText(error, columns: output.terminal.columns).text)
            }
            return
        }
        let session = SearchSession(
            reader: indexes.reader, terminal: output.terminal, isForPrograms: json || count || parse || surroundings.listing != nil,
            isJSON: json,
            emptyQuery: listsAll ? Self.everything : nil)
        try session.run { text, number in try answer(text, surroundings, number: number).hasMatches }
    }

    /// What answers queries as the options say.
    func surroundings(_ indexes: SearchedIndexes) throws -> SearchSurroundings {
        let chosen = try ChosenBackend(engine.backend, try ranking.options(), syntax: syntax)
        // A tree is printed without searching for it.
        let backend =
            parse ? LedeBackend(name: "", reader: indexes.reader, ranking: Ranking()) : try chosen.open(over: indexes, output.terminal)
        let fields = try listing.chosen()
        return SearchSurroundings(
            indexes: indexes, reading: QueryReading(syntax: syntax, asksFTS5: chosen.spec.asksFTS5 && !parse), chosen: chosen,
            backend: backend,
            listing: listing.form(isJSON: json).map {
                ListingPrinter(
                    $0, fields: fields, header: !listing.noHeader, indexNames: indexes.indexes.map(\.path), terminal: output.terminal)
            })
    }

    /// The query that finds every article, for filters without one.
    private static let everything = "*"
}
