import ArgumentParser
import LedeModules

extension ConcordanceOrder: ExpressibleByArgument {}

/// `lede concordance QUERY… [--sort left]`.
struct ConcordanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "concordance",
        abstract: "Show every occurrence of words and phrases in its context, one per line.",
        discussion: """
            Every place where a word or phrase of the query occurs in the articles that match it, aligned in the middle, and after all lines the \
            commonest words directly before and after it. NEAR gives a line for each place where its words come together. Sorted lines are in the \
            order of their letters, without case and accents first; what an apostrophe joins is one word. lede concordance '"sea wall"' --sort right

            Exit status: 0 if there are occurrences, 1 if none, 2 for an error.
            """)

    /// Lines kept for sorting without --limit.
    private static let mostSorted = 100_000

    @Argument(help: "Words and phrases to show.")
    var query: [String]

    @OptionGroup var selection: IndexSelection

    @Option(help: "The order of the lines: by the articles' order in the index, or by the words before or after.")
    var sort: ConcordanceOrder = .document

    @Option(help: "Columns of context on either side (default: what the terminal has room for).")
    var width: Int?

    @Option(
        name: [.customShort("n", allowingJoined: true), .customLong("limit")], help: "Most lines to show (default: all; 100,000 if sorted)."
    )
    var limit: Int?

    @Option(help: "How many of the commonest words before and after to show.")
    var neighbours = 10

    @Flag(help: "Print one JSON object per line.")
    var json = false

    @OptionGroup var engine: BackendArguments
    @OptionGroup var filter: FilterArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var pager: PagerOptions

    func validate() throws {
        if let width, !(1...400).contains(width) { throw ValidationError("--width must be from 1 to 400") }
        if let limit, limit < 0 { throw ValidationError("-n must be 0 or more") }
        if neighbours < 0 { throw ValidationError("--neighbours must be 0 or more") }
    }

    func run() async throws {
        let chosen = try ChosenBackend(engine.backend)
        guard !chosen.spec.readsRuns else {
            throw CommandFailure("a run does not tell which words it was asked for, and a concordance shows where words occur")
        }
        let indexes = try selection.openAll()
        let reader = indexes.reader
        guard reader.storesText else {
            throw CommandFailure("the index does not store the text of its articles, which a concordance is made of")
        }
        let text = query.joined(separator: " ")
        let reading = QueryReading(syntax: .plain, asksFTS5: chosen.spec.asksFTS5)
        let parsed = try reading.parsed(text, adjacency: .all, for: reader)
        for note in parsed.notes { StandardOutput.standardError.writeLine("lede: " + note.sanitizedForTerminal()) }
        guard parsed.query.ranks || parsed.query.scoringLeaves.isEmpty else {
            throw CommandFailure(
                "the query asks only for dates, authors or other fields, and a concordance shows where words occur",
                hint: "Add a word or a phrase to it.")
        }
        let query = reading.query(parsed, text: text)
        let selected = AttributeSelection(reader, filters: try filter.filters())
        let terminal = output.terminal
        let printer = ConcordancePrinter(
            terminal: terminal, isJSON: json, width: width, keyword: parsed.query.scoringLeaves.map { $0.text.displayWidth }.max() ?? 0)
        let searcher = Searcher(reader: reader)
        let backend = try chosen.open(over: indexes, terminal)
        pager.begin(for: terminal)
        let (order, limit, neighbours, isJSON) = (sort, limit ?? (sort == .document ? .max : Self.mostSorted), neighbours, json)
        let summary = try await Interruption.endingInOrder {
            var neighbourCounter = NeighbourCounter()
            var sorter = ConcordanceSorter(order, limit: limit)
            var shown = 0
            let documents = try backend.documents(matching: query, selected)
            let summary = try searcher.concordance(of: query.query, in: documents, context: printer.context) { line in
                neighbourCounter.add(line)
                if order != .document {
                    sorter.add(line)
                } else if shown < limit {
                    printer.print(line)
                    shown += 1
                    if terminal.outputIsTerminal, shown.isMultiple(of: 64) {
                        try StandardOutput.shared.flush()
                        if StandardOutput.shared.readerHasLeft { throw ExitCode.success }
                    }
                }
            }
            if order != .document {
                let lines = sorter.sorted
                for line in lines { printer.print(line) }
                shown = lines.count
            }
            printer.print(summary, shown: shown, neighbours: neighbourCounter, limit: neighbours)
            return summary
        }
        guard summary.occurrenceCount == 0 else { return }
        var hints = SuggestionText(try searcher.suggestions(for: parsed.query), query: text, reader: reader).lines
        let relaxed = query.relaxed()
        if relaxed != query, try !backend.documents(matching: relaxed, selected).isEmpty {
            hints.append(
                StyledText(
                    "No article has all of the query, and a concordance is made of those that do; words joined by OR are shown wherever they occur.",
                    .warning))
        }
        for hint in hints {
            if isJSON {
                StandardOutput.standardError.writeLine(hint.plain)
            } else {
                StandardOutput.shared.writeLine(terminal.rendered(hint))
            }
        }
        throw ExitCode.noMatches
    }
}
