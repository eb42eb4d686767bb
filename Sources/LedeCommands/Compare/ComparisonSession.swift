import Foundation
import Lede

/// One run of `lede compare`: the backends over one snapshot of an index, and where its results go.
struct ComparisonSession {
    /// What of a comparison is wanted.
    struct Options: Sendable {
        var reading = QueryReading(syntax: .plain, asksFTS5: true)
        /// Of a set of queries: all words of each must occur.
        var needsAll = false
        var judgments: Qrels?
        var measures: [any Measure] = MeasureCatalog.standard
        /// The measure that decides.
        var primary: String?
        var allPairs = false
        /// Files for tables of measures.
        var tables = TableArguments()
        /// A file for runs.
        var runs: String?
        /// A file for the page.
        var page: String?
        /// A file for the report in Markdown.
        var markdown: String?
        var isJSON = false
        var isPerQuery = false
        /// Whether it is found out why articles moved.
        var attributes = true
        var seed = 1
        /// The arguments of the command.
        var arguments: [String] = []
        /// The comparison that is made again.
        var repetition: ComparisonRepetition?
    }

    private let index: Index
    private let options: Options
    private let start = Date()
    private let reader: IndexReader
    private let backends: [OpenedBackend]
    /// Those of them that answer from a file.
    private let runBackends: [RunFileBackend]
    private let depth: Int
    /// One a backend, where costs are wanted in full.
    private let startups: [BackendStartup]?
    private let terminal: Terminal
    /// Rounds that time a single query, as long as they take no more than the comparer's budget.
    private static let singleQueryRounds = 101

    /// Opens the backends; builds an FTS5 table that is missing.
    /// - Parameters:
    ///   - dropsQueries: whether articles whose id is the query's own are no answers.
    ///   - startups: what was measured of the backends before; with them, costs are printed in full.
    init(
        _ index: Index, specs: [BackendSpec], depth: Int, dropsQueries: Bool = false, options: Options, startups: [BackendStartup]? = nil,
        terminal: Terminal
    ) throws {
        let reader = try index.reader()
        var backends: [OpenedBackend] = []
        var runs: [RunFileBackend] = []
        for spec in specs {
            let line = ProgressLine(label: "Building the table of \(spec.name)", terminal: terminal)
            defer { line.clear() }
            var opened = try index.open(spec, reader: reader) { articles in line.update(HumanFormat.count(articles, "article")) }
            if let run = opened.backend as? RunFileBackend { runs.append(run) }
            if dropsQueries { opened.backend = QueryDroppingBackend(opened.backend) }
            backends.append(opened)
        }
        self.index = index
        self.options = options
        self.reader = reader
        self.backends = backends
        runBackends = runs
        self.depth = depth
        self.startups = startups
        self.terminal = terminal
    }

    private var comparer: Comparer {
        var comparer = Comparer(backends.map(\.backend))
        comparer.depth = depth
        comparer.allPairs = options.allPairs
        return comparer
    }

    /// Compares on one query and prints it.
    /// - Returns: whether anything was found.
    func compare(_ text: String) throws -> Bool {
        var comparer = comparer
        comparer.rounds = Self.singleQueryRounds
        let (query, notes) = try query(text)
        // Beside the lists of a single query no causes are printed.
        let report = try comparer.compare(
            [query], keepsRuns: options.runs != nil, attributor: needsDocument ? attributor : nil, seed: UInt64(options.seed))
        if let failure = report.failures.first { throw failure.failure }
        try put(out: report, [query], notes: notes) { $0.print(report.queries[0]) { shownTitle($0) } }
        if report.queries[0].isEmpty { StandardOutput.standardError.writeLine("lede: no article matches") }
        return !report.queries[0].isEmpty
    }

    /// A single query, as search reads it, with what there is to say of it: one for partial matches where nothing else is found.
    private func query(_ text: String) throws -> (query: BackendQuery, notes: [ComparedNote]) {
        let parsed = try options.reading.parsed(text, adjacency: .all, for: reader, terminal)
        for note in parsed.notes { StandardOutput.standardError.writeLine("lede: " + note.sanitizedForTerminal()) }
        var query = BackendQuery(id: "1", text: text, query: parsed.query, isMatchExpression: options.reading.syntax == .fts5)
        if try isPartial(query) {
            query.query = query.query.relaxed()
            StandardOutput.standardError.writeLine(SearchAnswer.partialHeading)
        }
        return (query, parsed.notes.map { ComparedNote(text: $0) })
    }

    /// Whether no backend finds an article with all the words, and one finds any with some.
    private func isPartial(_ query: BackendQuery) throws -> Bool {
        var relaxed = query
        relaxed.query = query.query.relaxed()
        guard !query.isMatchExpression, relaxed.query != query.query else { return false }
        let isFound = { (query: BackendQuery) in try backends.contains { try !$0.backend.rank(query, limit: 1).isEmpty } }
        return try !isFound(query) && isFound(relaxed)
    }

    private var attributor: RankAttributor? { options.attributes ? RankAttributor(reader: reader) : nil }

    /// Takes apart why an article stands elsewhere under each other backend than under the baseline.
    /// - Returns: whether a backend finds the article.
    func attribute(_ id: String, _ text: String) throws -> Bool {
        guard try reader.doc(docno: id) != nil else {
            throw CommandFailure("the index has no article \(id)", hint: "lede compare --json prints the ids of what is listed.")
        }
        let query = try query(text).query
        let attributor = RankAttributor(reader: reader)
        let found = try backends.dropFirst().map {
            try attributor.attribution(of: id, query: query, from: backends[0].backend, to: $0.backend)
        }
        for (index, attribution) in found.enumerated() {
            let names = (from: backends[0].name, to: backends[index + 1].name)
            if options.isJSON {
                StandardOutput.shared.writeLine(AttributionJSON(attribution, query: text, names: names).value.line)
                continue
            }
            if index > 0 { StandardOutput.shared.writeLine("") }
            for line in AttributionText(attribution: attribution, title: try title(id), names: names).lines(columns: terminal.columns) {
                StandardOutput.shared.writeLine(terminal.rendered(line))
            }
        }
        return found.contains { $0.from.isListed || $0.to.isListed }
    }

    /// Compares on a set of queries and prints the report, over the queries done where that was interrupted.
    /// - Returns: whether anything was found.
    /// - Throws: `CancellationError` after printing a partial report, as well.
    func compare(_ topics: [Topic]) throws -> Bool {
        var notes = QuerySetNotes()
        let queries = topics.compactMap { query($0, &notes) }
        let asked = Set(queries.map(\.id))
        for backend in runBackends {
            let contradicted = backend.contradictedQueryIDs.filter { asked.contains($0) }
            if let note = RunNotes.ranks(ofQueries: contradicted, in: backend.name) { notes.add(note) }
        }
        notes.report()
        let line = ProgressLine(label: "Comparing", terminal: terminal)
        let report = try comparer.compare(
            queries, judgments: options.judgments, measures: options.measures, keepsRuns: options.runs != nil, attributor: attributor,
            seed: UInt64(options.seed)
        ) { line.update($0) }
        line.clear()
        for failure in report.failures {
            StandardOutput.standardError.writeLine(
                "lede: query \(failure.queryID) left out: \(failure.failure)".sanitizedForTerminal(keepingLines: true))
        }
        if report.evaluation.effectiveness?[0].judgedCount == 0 {
            StandardOutput.standardError.writeLine("lede: the judgments are of other queries: none of those asked is among them")
        }
        try put(out: report, queries, notes: notes.notes) {
            $0.print(report, primary: options.primary, seed: options.seed, isPerQuery: options.isPerQuery)
        }
        // What was measured is printed and written; that it was not all is the command's status.
        if report.isPartial { throw CancellationError() }
        return report.queries.contains { !$0.isEmpty }
    }

    /// Prints a report, as JSON or as `print` does, and writes the files that are wanted of it.
    private func put(
        out report: ComparisonReport, _ queries: [BackendQuery], notes: [ComparedNote], print: (ComparisonPrinter) -> Void
    ) throws {
        let document = needsDocument ? try document(report, queries, notes) : nil
        if options.isJSON, let document {
            try ComparisonJSONPrinter().print(document)
        } else {
            print(ComparisonPrinter(backends: backends, depth: depth, syntax: syntax, terminal: terminal))
            printCosts(document)
        }
        try writeFiles(report, document)
    }

    /// Whether anything is made of the comparison's document, which takes every listed article.
    private var needsDocument: Bool {
        options.isJSON || options.page != nil || options.markdown != nil || options.repetition != nil || startups != nil
    }

    /// How queries are read; nil where nobody searches for them.
    private var syntax: QuerySyntax? { backends.contains(where: \.spec.searches) ? options.reading.syntax : nil }

    private func document(_ report: ComparisonReport, _ queries: [BackendQuery], _ notes: [ComparedNote]) throws -> ComparisonDocument {
        let provenance = ComparisonProvenance(
            arguments: options.arguments, date: ISO8601DateFormatter().string(from: start), seed: options.seed,
            cores: ProcessInfo.processInfo.activeProcessorCount, index: index, reader: reader)
        var document = try ComparisonDocument(
            report, of: queries, backends: backends, reader: reader, judgments: options.judgments, primary: options.primary,
            provenance: provenance,
            showsPassages: (options.isJSON || options.page != nil) && reader.storesText)
        document.querySyntax = syntax?.rawValue
        document.notes = notes
        for (index, startup) in (startups ?? []).enumerated() { document.backends[index].startup = startup }
        document.summary = ComparisonFindings(document: document).sentences
        return document
    }

    /// The costs that were measured before, and the rest of what is known of them.
    private func printCosts(_ document: ComparisonDocument?) {
        guard startups != nil, let document else { return }
        let lines = CostTables(document: document).all.flatMap { $0.lines(columns: terminal.columns) }
        for line in [StyledText()] + lines.dropLast() { StandardOutput.shared.writeLine(terminal.rendered(line)) }
    }

    /// Writes the files that are wanted beside what is printed.
    private func writeFiles(_ report: ComparisonReport, _ document: ComparisonDocument?) throws {
        if let path = options.runs { try write(report.runs, to: path) }
        try options.tables.write(report.evaluation, names: report.backendNames, primary: options.primary, allPairs: options.allPairs)
        guard let document else { return }
        if let path = options.page {
            try ReportFile.write(
                try ComparisonPage(document: document, fileName: URL(fileURLWithPath: path).lastPathComponent).html(), to: path)
        }
        for sentence in options.repetition?.differences(document) ?? [] {
            StandardOutput.standardError.writeLine(sentence.sanitizedForTerminal())
        }
        if let path = options.markdown { try ReportFile.write(ComparisonMarkdown(document: document).text, to: path) }
    }

    /// A query of a file, or nil for one in the strict syntax that has an error, which is reported.
    private func query(_ topic: Topic, _ notes: inout QuerySetNotes) -> BackendQuery? {
        guard syntax != nil else { return BackendQuery(id: topic.id, text: topic.text, query: .none) }
        do throws(CommandFailure) {
            let parsed = try options.reading.parsed(topic.text, adjacency: options.needsAll ? .all : .any, for: reader, terminal)
            for note in parsed.notes { notes.add(note, of: topic.id) }
            return BackendQuery(id: topic.id, text: topic.text, query: parsed.query, isMatchExpression: options.reading.syntax == .fts5)
        } catch {
            StandardOutput.standardError.writeLine(
                "lede: query \(topic.id) left out: \(error.message)".sanitizedForTerminal(keepingLines: true))
            return nil
        }
    }

    /// Writes each run to a file of its own: the first backend's to the one named, `out.run`, the others' beside it, `out-fts5.run`. What
    /// is no regular file gets all of them, one after the other; their tags tell them apart.
    private func write(_ runs: [Run], to path: String) throws(CommandFailure) {
        guard try ReportFile.isRegular(path, what: "the runs") else {
            return try ReportFile.write(runs.map { $0.trecText() }.joined(), to: path)
        }
        let stem = path.hasSuffix(".run") ? String(path.dropLast(4)) : path
        for (index, run) in runs.enumerated() {
            try ReportFile.write(run.trecText(), to: index == 0 ? path : "\(stem)-\(run.tag).run")
        }
    }

    private func title(_ id: String) throws -> String? {
        guard let doc = try reader.doc(docno: id) else { return nil }
        let article = try reader.article(doc)
        return article.title.isEmpty ? article.beginning() : article.title
    }

    /// An article's title, or how it begins; its id where it has neither or cannot be read.
    private func shownTitle(_ id: String) -> String { (try? title(id)) ?? id }
}
