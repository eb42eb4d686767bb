import ArgumentParser
import LedeModules

/// `lede tune --queries FILE --qrels FILE`, or `lede tune --queries FOLDER`.
struct TuneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tune",
        abstract: "Choose k1, b and the title's weight on judged queries, and say whether the gain is real.",
        discussion: """
            The judged queries are dealt into folds. For each fold the setting is chosen that is best on all other folds, and the fold's queries are \
            measured by it, so that no query is measured by a setting that has seen it. These values are compared with the baseline's: difference, bootstrap \
            interval, paired randomisation test. What is recommended in the end is chosen by all queries.

            A RANGE is a number, a list (0.9,1.2), from and to (0.5:2), or from, to and step (0.5:2:0.25). By default k1 is searched from 0 to 3, b from 0 to 1, \
            and articles as a whole or with titles that weigh from 0.5 to 12, on a grid that becomes finer around what is good; the report says how many \
            settings were tried. Of equally good settings the one nearest to the baseline is chosen.

            Queries are read as by lede compare: as words, unless --query-syntax asks for operators; one word of each suffices, unless --all is given. Measures are trec_eval's, over the judged queries asked; one without an answer counts as 0.

            Exit status: 0 for a report, whatever it says; 2 for an error.
            """)

    @Option(
        help: ArgumentHelp("A file of queries (id, tab, text; TREC topics; JSON Lines), or a BEIR folder.", valueName: "file"),
        completion: .file())
    var queries: String

    @Option(
        help: ArgumentHelp("Relevance judgments, as TREC or BEIR write them. (default: those of a BEIR folder)", valueName: "file"),
        completion: .file())
    var qrels: String?

    @Option(help: ArgumentHelp("What of a topic is asked, if it has more than one text. (default: title)", valueName: "field"))
    var topicField: TopicField?

    @Option(help: ArgumentHelp("Of a BEIR folder: whose judgments, such as test, dev or train. (default: test)", valueName: "name"))
    var split: String?

    @OptionGroup var selection: IndexSelection

    @Option(help: ArgumentHelp("The measure to improve, in ir_measures' notation: nDCG@10, AP, RR@10.", valueName: "measure"))
    var measure = "nDCG@10"

    @Option(help: ArgumentHelp("What the tuned ranking is compared with; any backend of lede compare.", valueName: "spec"))
    var baseline = "lede"

    @Option(help: ArgumentHelp("Values of k1. (default: 0:3:0.1)", valueName: "range"))
    var k1: ParameterRange?

    @Option(help: ArgumentHelp("Values of b. (default: 0:1:0.05)", valueName: "range"))
    var b: ParameterRange?

    @Option(
        help: ArgumentHelp(
            "What an occurrence in the title may count, one in the body counting 1. (default: 0.5:12 or articles as a whole)",
            valueName: "range"))
    var titleWeight: ParameterRange?

    @Flag(help: "Treat titles and bodies alike: articles as a whole, which is also faster.")
    var noWeights = false

    @Option(name: .customLong("bm25"), help: "The form of BM25.")
    var variant: BM25.Variant = .lucene

    @Option(help: "Folds, at least 2.")
    var folds = 5

    @Option(help: "Seed of folds and random samples, from 0.")
    var seed = 1

    @Option(
        name: [.customLong("query-syntax"), .customLong("syntax")],
        help: ArgumentHelp(
            "How queries are read: words takes the words of any text, without operators; plain is the syntax of lede search; fts5 is SQLite FTS5's MATCH syntax."
        ))
    var syntax: QuerySyntax = .words

    @Flag(help: "All words of a query must occur.")
    var all = false

    @Flag(help: "Each query's values, sorted by their difference.")
    var perQuery = false

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if folds < 2 { throw ValidationError("--folds must be at least 2") }
        if all, syntax == .fts5 { throw ValidationError("--all is for --query-syntax words and plain") }
        if seed < 0 { throw ValidationError("--seed must be at least 0") }
        if noWeights, titleWeight != nil { throw ValidationError("--no-weights leaves out what --title-weight searches; give one") }
    }

    func run() async throws {
        let spec = try BackendSpec(baseline)
        let measure = try MeasureCatalog.measure(measure)
        let questions = try ComparedQueries(queries: queries, field: topicField ?? .title, split: split, qrels: qrels)
        guard let topics = questions.topics, let judgments = questions.judgments else {
            throw CommandFailure("without judgments nothing can be tuned; give them with --qrels")
        }
        let index = try selection.open()
        let terminal = output.terminal
        let reading = QueryReading(syntax: syntax, asksFTS5: spec.asksFTS5)
        let (report, notes) = try await Interruption.endingInOrder {
            let reader = try index.reader()
            let backend = try index.open(spec, reader: reader, terminal: terminal)
            var tuner = Tuner(reader: reader, grid: try grid(reader))
            tuner.measure = measure
            tuner.foldCount = folds
            tuner.seed = UInt64(seed)
            tuner.dropsQueries = questions.dropsQueries
            let (queries, notes) = backendQueries(topics, judgments, reader, reading, terminal)
            notes.report()
            let line = ProgressLine(label: "Tuning", terminal: terminal)
            defer { line.clear() }
            let report = try await tuner.tune(queries, judgments: judgments, against: backend.backend) { progress in
                line.update(
                    "\(HumanFormat.count(progress.rankingCount)) of at most \(HumanFormat.count(progress.largestCount, "ranking"))")
            }
            return (report, notes.notes)
        }
        if json {
            TuningJSONPrinter(spec: spec, syntax: syntax, notes: notes, isPerQuery: perQuery).print(report)
        } else {
            TuningPrinter(spec: spec, syntax: syntax, isPerQuery: perQuery, terminal: terminal).print(report)
        }
    }

    /// What is searched; titles only in an index that has some.
    private func grid(_ reader: IndexReader) throws -> TuningGrid {
        let hasFields = reader.statistics.tokenCounts.allSatisfy { $0 > 0 }
        let usual = TuningGrid.usualTitleWeights.compactMap { $0 }
        let weights = titleWeight?.values(usual: usual) ?? (noWeights || !hasFields ? [nil] : TuningGrid.usualTitleWeights)
        do throws(RankingParameterError) {
            return try TuningGrid(
                variant: variant, k1: k1?.values(usual: TuningGrid.usualK1) ?? TuningGrid.usualK1,
                b: b?.values(usual: TuningGrid.usualB) ?? TuningGrid.usualB,
                titleWeights: weights)
        } catch {
            var named = error
            if named.name == "weights" { named.name = TuningParameter.titleWeight.rawValue }
            throw CommandFailure("--" + named.description)
        }
    }

    /// The queries as `lede compare --queries` reads them, with what there is to say about them; those without judgments are not read at
    /// all, and one with an error in a strict syntax is reported and left out.
    private func backendQueries(
        _ topics: [Topic], _ judgments: Qrels, _ reader: IndexReader, _ reading: QueryReading, _ terminal: Terminal
    ) -> ([BackendQuery], QuerySetNotes) {
        var notes = QuerySetNotes()
        let queries = topics.flatMap { topic in
            judgments[topic.id] == nil
                ? [BackendQuery(id: topic.id, text: topic.text, query: .none)]
                : reading.queries([topic], adjacency: all ? .all : .any, for: reader, terminal, notes: &notes)
        }
        return (queries, notes)
    }
}
