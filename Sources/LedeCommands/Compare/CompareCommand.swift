import ArgumentParser
import Foundation
import Lede

/// `lede compare QUERY…` and `lede compare --queries FILE`.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Set ranking backends side by side: what they return, how they rank it, what it costs.",
        discussion: """
            Backends are lede, also as lede:bm25=atire,k1=0.9,b=0.4 (bm25: lucene, fts5, atire, plus, l), lede:model=pl2,c=2 (model: \
            ql, jm, dph, pl2, tfidf), lede:weights=title:3+body:1 or lede:feedback=rm3, and fts5 (SQLite FTS5 with the index's own \
            analyzer), also with its own tokenizers: fts5:tokenize=unicode61 or porter, and with column weights: fts5:weights=title:3. \
            lede:like=lucene ranks as another engine would (tantivy, pisa, xapian, atire, fts5), and run:FILE is a TREC run of any system, for the \
            queries of a file. fuse:rrf(lede,fts5) makes one ranking of several, also as combsum or combmnz. NAME=SPEC gives a backend a name of your own. The first is the baseline. An FTS5 table that is missing is built in the index's folder. Options such as --k1 count for \
            every lede backend whose model has them.

            With --why ID the difference between an article's ranks under the baseline and under each other backend is taken apart: one ingredient is \
            exchanged at a time, in a fixed order, and the ranks that the article wins or loses by each add up to the difference.

            A single query is searched as lede search does. The queries of a file (lines of id, tab, text; TREC topics; JSON Lines) are words, whatever their \
            capitals and punctuation, unless --query-syntax asks for operators; one word of each suffices, unless --all is given; with --qrels the measures are trec_eval's, over the judged queries asked, and one of them, --measure, decides what the summary says. Given a BEIR folder, --queries \
            takes its queries and judgments: the queries judged in --split, and hits whose id is the query's own are dropped, as BEIR's evaluator does.

            Exit status: 0 if anything was found, 1 if nothing, 2 for an error.
            """)

    @Argument(help: "Words and phrases to search for.")
    var query: [String] = []

    @Option(
        help: ArgumentHelp("A file of queries (id, tab, text; TREC topics; JSON Lines), or a BEIR folder.", valueName: "file"),
        completion: .file())
    var queries: String?

    @Option(help: ArgumentHelp("What of a topic is asked, where it has more than one text. (default: title)", valueName: "field"))
    var topicField: TopicField?

    @Option(help: ArgumentHelp("Of a BEIR folder: whose judgments, such as test, dev or train. (default: test)", valueName: "name"))
    var split: String?

    @Option(help: ArgumentHelp("Relevance judgments for --queries, as TREC or BEIR write them.", valueName: "file"), completion: .file())
    var qrels: String?

    @Option(name: .customLong("query"), help: ArgumentHelp("The query, as one word of the shell.", valueName: "query"))
    var queryText: String?

    @Option(help: ArgumentHelp("With a single query: why this article stands elsewhere, cause by cause.", valueName: "id"))
    var why: String?

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

    @Option(
        help: ArgumentHelp(
            "Write TREC runs, 1,000 deep: the first backend's to FILE, each other one's to FILE-BACKEND.run beside it; all to one device or pipe.",
            valueName: "file"), completion: .file())
    var run: String?

    @Option(help: ArgumentHelp("Write the whole comparison as one page of HTML, to read anywhere.", valueName: "file"), completion: .file())
    var report: String?

    @Option(help: ArgumentHelp("Write it as Markdown.", valueName: "file"), completion: .file())
    var markdown: String?

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

    @Flag(help: "Print one JSON object a line.")
    var json = false

    @OptionGroup var tables: TableArguments
    @OptionGroup var ranking: RankingArguments
    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp(
            "Make a comparison again by the command that a report tells, and say what is different; further options replace its own.",
            valueName: "report"))
    var again: String?

    private var syntax: QuerySyntax { givenSyntax ?? (queries == nil ? .plain : .words) }

    func validate() throws {
        if again != nil {
            if !query.isEmpty || queryText != nil || queries != nil || why != nil {
                throw ValidationError("--again asks what the report asked")
            }
            return
        }
        if query.isEmpty, queryText == nil, queries == nil { throw ValidationError("give a query, or a file of them with --queries") }
        if [!query.isEmpty, queryText != nil, queries != nil].count(where: { $0 }) > 1 {
            throw ValidationError("give the query once: as words, with --query, or a file of queries with --queries")
        }
        let files = [report, markdown, tables.csv, tables.latex].compactMap(\.self)
        if Set(files).count < files.count { throw ValidationError("--report, --markdown, --csv and --latex need a file each") }
        if why != nil, queries != nil { throw ValidationError("--why is for a single query") }
        if why != nil, run != nil || report != nil || markdown != nil {
            throw ValidationError("--why explains one article; --run, --report and --markdown write what is listed")
        }
        if why != nil, costs { throw ValidationError("--why explains one article; --costs measures backends") }
        if why != nil, backends.count == 1 { throw ValidationError("--why sets two backends against each other; give a second --backend") }
        if qrels != nil, queries == nil { throw ValidationError("--qrels judges the queries of --queries") }
        if topicField != nil || split != nil, queries == nil { throw ValidationError("--topic-field and --split are for --queries") }
        // A folder has judgments.
        if measures.measures != nil || measures.measure != nil || measures.allPairs || tables.isGiven, qrels == nil, queries == nil {
            throw ValidationError("--measures, --measure, --all-pairs, --csv and --latex need --qrels")
        }
        if all, queries == nil { throw ValidationError("--all is for --queries: the words of a single query must all occur anyway") }
        if all, syntax == .fts5 { throw ValidationError("--all is for --query-syntax words and plain") }
        if perQuery, qrels == nil, queries == nil { throw ValidationError("--per-query needs --qrels") }
        if seed < 0 { throw ValidationError("--seed must be at least 0") }
        if depth < 1 { throw ValidationError("-k must be at least 1") }
        if depth > Comparer.runDepth { throw ValidationError("-k must be at most \(Comparer.runDepth)") }
    }

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
        let questions = try ComparedQueries(queries: queries, field: topicField ?? .title, split: split, qrels: qrels)
        let (topics, judgments) = (questions.topics, questions.judgments)
        if judgments == nil {
            if self.measures.measures != nil || self.measures.measure != nil || self.measures.allPairs || tables.isGiven {
                throw CommandFailure("--measures, --measure, --all-pairs, --csv and --latex need --qrels")
            }
            if perQuery { throw CommandFailure("--per-query needs --qrels") }
        }
        let chosen = try measures.parsed()
        for (what, path) in [("the runs", run), ("the report", report), ("the report", markdown)] {
            if let path { try ReportFile.isRegular(path, what: what) }
        }
        try tables.check()
        let options = ComparisonSession.Options(
            reading: QueryReading(syntax: syntax, asksFTS5: specs.contains(where: \.asksFTS5)), needsAll: all, judgments: judgments,
            measures: chosen.measures, primary: chosen.primary, allPairs: measures.allPairs, tables: tables, runs: run, page: report,
            markdown: markdown, isJSON: json, isPerQuery: perQuery,
            attributes: !noCauses, seed: seed, arguments: arguments, repetition: repetition)
        let isFound = try await Interruption.endingInOrder {
            let index = try selection.open()
            let text = queryText ?? query.joined(separator: " ")
            var startups: [BackendStartup]?
            if costs {
                let measurement = StartupMeasurement(index: index, specs: specs, depth: depth, options: options, terminal: output.terminal)
                startups = try measurement.measure(topics ?? [Topic(id: "1", text: text)], adjacency: topics == nil || all ? .all : .any)
            }
            let session = try ComparisonSession(
                index, specs: specs, depth: depth, dropsQueries: questions.dropsQueries, options: options, startups: startups,
                terminal: output.terminal)
            if let topics { return try session.compare(topics) }
            if let why { return try session.attribute(why, text) }
            return try session.compare(text)
        }
        if !isFound { throw ExitCode.noMatches }
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
            if spec.readsRuns, queries == nil {
                throw CommandFailure("\(text): a run answers the queries of a file, by their ids", hint: "Give the file with --queries.")
            }
            specs.append(spec)
        }
        return specs
    }
}
