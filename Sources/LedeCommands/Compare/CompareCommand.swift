import ArgumentParser
import Foundation
import LedeModules

/// `lede compare QUERY…` and `lede compare --queries FILE`.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare ranking backends side by side: what they return, how they rank it, what it costs.",
        discussion: """
            Backends are lede, also as lede:bm25=atire,k1=0.9,b=0.4 (bm25: lucene, fts5, atire, plus, l), lede:model=pl2,c=2 (model: \
            ql, jm, dph, pl2, tfidf), lede:weights=title:3+body:1 or lede:feedback=rm3, and fts5 (SQLite FTS5 with the index's own \
            analyzer), also with its own tokenizers: fts5:tokenize=unicode61 or porter, and with column weights: fts5:weights=title:3. \
            lede:like=lucene ranks as another engine would (tantivy, pisa, xapian, atire, fts5), and run:FILE is a TREC run of any system, for the \
            queries of a file. fuse:rrf(lede,fts5) makes one ranking from several, also as combsum or combmnz. NAME=SPEC gives a backend a name of your own. The first is the baseline. An FTS5 table that is missing is built in the index's folder. Options such as --k1 count for \
            every lede backend whose model has them.

            With --why ID the difference between an article's ranks under the baseline and under each other backend is broken down: one ingredient is \
            exchanged at a time, in a fixed order, and the ranks that the article wins or loses by each add up to the difference.

            A single query is searched as lede search does. The queries of a file (lines of id, tab, text; TREC topics; JSON Lines) are words, whatever their \
            capitals and punctuation, unless --query-syntax asks for operators; one word of each suffices, unless --all is given; with --qrels the measures are trec_eval's, over the judged queries asked, and one of them, --measure, decides what the summary says. Given a BEIR folder, --queries \
            takes its queries and judgments: the queries judged in --split, and hits whose id is the query's own are dropped, as BEIR's evaluator does.

            Exit status: 0 if anything was found, 1 if nothing, 2 for an error.
            """)

    @OptionGroup var question: ComparedQuestion
    @OptionGroup var measures: MeasureArguments
    @OptionGroup var selection: IndexSelection

    @Option(
        name: .customLong("backend"),
        help: ArgumentHelp("A backend, or NAME=BACKEND; give it once for each. (default: lede and fts5)", valueName: "spec"))
    var backends: [String] = []

    @Option(name: [.customShort("k"), .customLong("depth")], help: "Results listed, compared and timed.")
    var depth = 10

    @Option(
        name: [.customLong("query-syntax"), .customLong("syntax")],
        help: ArgumentHelp(
            "How queries are read: words takes the words of any text, without operators; plain is the syntax of lede search; fts5 is SQLite FTS5's MATCH syntax, which FTS5 gets as typed. (default: words for --queries, plain for a single query)"
        ))
    var givenSyntax: QuerySyntax?

    @Flag(help: "With --queries: all words of a query must occur.")
    var all = false

    @OptionGroup var files: ReportArguments

    @Flag(help: "With --qrels: each query's values, sorted by their difference in the first measure.")
    var perQuery = false

    @Flag(help: "Do not find out why articles moved, which takes a ranking of all matches for every part in which two backends differ.")
    var noCauses = false

    @Flag(
        help: ArgumentHelp(
            "Show costs in full: bytes by structure, intervals of times, and of a sample of the queries the time to open each backend and answer when nothing of it is in memory, and the memory."
        ))
    var costs = false

    @Option(help: "Seed of random samples, from 0.")
    var seed = 1

    @Flag(help: "Print one JSON object per line.")
    var json = false

    @OptionGroup var tables: TableArguments
    @OptionGroup var ranking: RankingArguments
    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp(
            "Repeat a comparison by the command in a report, and say what is different; further options replace its own.",
            valueName: "report"))
    var again: String?

    private var syntax: QuerySyntax { givenSyntax ?? (question.queries == nil ? .plain : .words) }

    func validate() throws {
        if let mistake = mistakes.first(where: \.isMade) { throw ValidationError(mistake.text) }
    }

    /// What cannot be asked, in the order of the messages.
    private var mistakes: [Mistake] {
        if again != nil { return [Mistake(question.isGiven, "--again asks what the report asked")] }
        let (isSet, why) = (question.queries != nil, question.why)
        return question.mistakes + [
            Mistake(!files.areDistinct(from: tables), "--report, --markdown, --csv and --latex need a file each"),
            Mistake(why != nil && isSet, "--why is for a single query"),
            Mistake(why != nil && files.areGiven, "--why explains one article; --run, --report and --markdown write what is listed"),
            Mistake(why != nil && costs, "--why explains one article; --costs measures backends"),
            Mistake(why != nil && backends.count == 1, "--why sets two backends against each other; give a second --backend"),
        ] + question.fileMistakes + [
            // A folder has judgments.
            Mistake(needsJudgments && question.qrels == nil && !isSet, Self.needsQrels),
            Mistake(all && !isSet, "--all is for --queries: the words of a single query must all occur anyway"),
            Mistake(all && syntax == .fts5, "--all is for --query-syntax words and plain"),
            Mistake(perQuery && question.qrels == nil && !isSet, Self.perQueryNeedsQrels),
            Mistake(seed < 0, "--seed must be at least 0"), Mistake(depth < 1, "-k must be at least 1"),
            Mistake(depth > Comparer.runDepth, "-k must be at most \(Comparer.runDepth)"),
        ]
    }

    private static let needsQrels = "--measures, --measure, --all-pairs, --csv and --latex need --qrels"
    private static let perQueryNeedsQrels = "--per-query needs --qrels"

    private var needsJudgments: Bool { measures.measures != nil || measures.measure != nil || measures.allPairs || tables.isGiven }

    func run() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let again else { return try await run(arguments, repetition: nil) }
        let repetition = try ComparisonRepetition(path: again)
        let all = try repetition.arguments(followedBy: arguments.dropFirst())
        let command: Self
        do { command = try Self.parse(QueryArguments.marked(all).dropFirst().map { $0 }) } catch {
            throw CommandFailure("the command of \(again) is not understood: \(Self.message(for: error))")
        }
        StandardOutput.standardError.writeLine(("again: " + ShellText.command(all)).sanitizedForTerminal())
        try await command.run(all, repetition: repetition)
    }

    private func run(_ arguments: [String], repetition: ComparisonRepetition?) async throws {
        let specs = try self.specs()
        let asked = try question.read()
        if asked.judgments == nil {
            if needsJudgments { throw CommandFailure(Self.needsQrels) }
            if perQuery { throw CommandFailure(Self.perQueryNeedsQrels) }
        }
        let options = ComparisonSession.Options(
            reading: QueryReading(syntax: syntax, asksFTS5: specs.contains(where: \.asksFTS5)), needsAll: all, depth: depth,
            judgments: asked.judgments, dropsQueries: asked.dropsQueries, measures: try measures.parsed(), allPairs: measures.allPairs,
            attributes: !noCauses, seed: seed, arguments: arguments)
        let output = ComparisonOutput(
            tables: tables, runs: files.run, page: files.report, markdown: files.markdown, isJSON: json, isPerQuery: perQuery,
            showsCosts: costs, repetition: repetition, terminal: self.output.terminal)
        try output.check()
        let isFound = try await Interruption.endingInOrder {
            let index = try selection.open()
            let startups = costs ? try startups(index, specs, asked.topics, options, output.terminal) : nil
            let session = try ComparisonSession(index, specs: specs, options: options, output: output, startups: startups)
            if let why = question.why { return try session.attribute(why, question.text) }
            let comparison = try asked.topics.map(session.compare) ?? session.compare(question.text)
            try output.put(comparison, isSingleQuery: asked.topics == nil, seed: seed)
            // What was measured is printed and written; the command's status says that it was not all.
            if comparison.report.isPartial { throw CancellationError() }
            let isFound = comparison.report.queries.contains { !$0.isEmpty }
            if asked.topics == nil, !isFound { StandardOutput.standardError.writeLine("lede: no article matches") }
            return isFound
        }
        if !isFound { throw ExitCode.noMatches }
    }

    /// What it takes to start the backends, measured before anything opens them.
    private func startups(
        _ index: Index, _ specs: [BackendSpec], _ topics: [Topic]?, _ options: ComparisonSession.Options, _ terminal: Terminal
    ) throws -> [BackendStartup] {
        let measurement = StartupMeasurement(index: index, specs: specs, options: options, terminal: terminal)
        return try measurement.measure(topics ?? [Topic(id: "1", text: question.text)], adjacency: topics == nil || all ? .all : .any)
    }

    private func specs() throws -> [BackendSpec] {
        var options = try ranking.options()
        if syntax == .fts5, options.model == nil, options.variant == nil { options.variant = .fts5 }
        _ = try RankingArguments.ranking(options)
        let texts = backends.isEmpty ? ["lede", "fts5"] : backends
        var specs: [BackendSpec] = []
        for text in texts {
            let spec = try BackendSpec(text, ranking: options)
            if specs.contains(where: { $0.name == spec.name }) {
                throw CommandFailure(
                    "the backend \(spec.name) is given twice", hint: "A name of your own tells them apart: --backend 'NAME=\(spec.text)'.")
            }
            if spec.readsRuns, question.queries == nil {
                throw CommandFailure("\(text): a run answers the queries of a file, by their ids", hint: "Give the file with --queries.")
            }
            specs.append(spec)
        }
        return specs
    }
}
