import Foundation
import LedeModules

/// One run of `lede compare`: the backends over one snapshot of an index, and what they answer.
struct ComparisonSession {
    /// What is wanted from a comparison.
    struct Options: Sendable {
        var reading: QueryReading
        /// Of a set of queries: all words of each must occur.
        var needsAll = false
        var depth: Int
        var judgments: Qrels?
        /// Whether articles with the query's own id do not count as answers.
        var dropsQueries = false
        var measures: MeasureArguments.Chosen
        var allPairs = false
        /// Whether to find out why articles moved.
        var attributes = true
        var seed: Int
        /// The arguments of the command.
        var arguments: [String]
    }

    private let index: Index
    private let options: Options
    private let output: ComparisonOutput
    private let start = Date()
    private let reader: IndexReader
    private let backends: [OpenedBackend]
    /// Those of them that answer from a file.
    private let runBackends: [RunFileBackend]
    private let input: ComparisonInput
    /// One per backend, if costs are wanted in full.
    private let startups: [BackendStartup]?
    /// Rounds that time a single query, as long as they take no more than the comparer's budget.
    private static let singleQueryRounds = 101

    /// Opens the backends; builds an FTS5 table that is missing.
    /// - Parameters:
    ///   - output: where the comparison will go, which says how much of it is wanted.
    ///   - startups: what was measured of the backends before.
    init(_ index: Index, specs: [BackendSpec], options: Options, output: ComparisonOutput, startups: [BackendStartup]?) throws {
        let reader = try index.reader()
        var backends: [OpenedBackend] = []
        var runs: [RunFileBackend] = []
        for spec in specs {
            var opened = try index.open(spec, reader: reader, terminal: output.terminal)
            if let run = opened.backend as? RunFileBackend { runs.append(run) }
            if options.dropsQueries { opened.backend = QueryDroppingBackend(opened.backend) }
            backends.append(opened)
        }
        self.index = index
        self.options = options
        self.output = output
        self.reader = reader
        self.backends = backends
        runBackends = runs
        input = ComparisonInput(
            reading: options.reading, needsAll: options.needsAll, reader: reader, isSearched: specs.contains(where: \.searches),
            terminal: output.terminal)
        self.startups = startups
    }

    /// Compares on one query.
    /// - Throws: `BackendFailure` if a backend cannot answer.
    func compare(_ text: String) throws -> Comparison {
        var comparer = comparer
        comparer.rounds = Self.singleQueryRounds
        let asked = try input.single(text, backends)
        // With a single query's lists no causes are printed.
        var comparison = try comparer.compare(
            asked.queries, keepsRuns: output.runs != nil, attributor: output.needsAll ? attributor : nil, seed: UInt64(options.seed))
        if let failure = comparison.report.failures.first {
            throw BackendFailure(backendName: failure.backend, reason: failure.reason)
        }
        try complete(&comparison.report, asked)
        // The lists are printed even if one of their articles cannot be read.
        if !output.needsAll { try comparison.report.addArticles(from: reader, skipsUnreadable: true) }
        return comparison
    }

    /// Compares on a set of queries, over the queries done if interrupted; those that a backend could not answer are named on
    /// standard error.
    func compare(_ topics: [Topic]) throws -> Comparison {
        let asked = input.set(topics, runBackends)
        let line = ProgressLine(label: "Comparing", terminal: output.terminal)
        var comparison = try comparer.compare(
            asked.queries, judgments: options.judgments, measures: options.measures.measures, keepsRuns: output.runs != nil,
            attributor: attributor, seed: UInt64(options.seed)
        ) { line.update($0) }
        line.clear()
        for failure in comparison.report.failures {
            StandardOutput.standardError.writeLine(
                "lede: query \(failure.id) left out: \(failure.backend): \(failure.reason)".sanitizedForTerminal(keepingLines: true))
        }
        if comparison.report.effectiveness?.judged == 0 {
            StandardOutput.standardError.writeLine("lede: the judgments are of other queries: none of those asked is among them")
        }
        try complete(&comparison.report, asked)
        return comparison
    }

    /// Breaks down why an article's rank under each other backend differs from the baseline's, and prints it.
    /// - Returns: whether a backend finds the article.
    func attribute(_ id: String, _ text: String) throws -> Bool {
        guard let doc = try reader.doc(docno: id) else {
            throw CommandFailure("the index has no article \(id)", hint: "lede compare --json prints the ids of what is listed.")
        }
        let query = try input.single(text, backends).queries[0]
        let attributor = RankAttributor(reader: reader)
        let found = try backends.dropFirst().map {
            try attributor.attribution(of: id, query: query, from: backends[0].backend, to: $0.backend)
        }
        let article = output.isJSON ? nil : try reader.article(doc)
        let title = article.flatMap { $0.title.isEmpty ? $0.beginning() : $0.title }
        output.put(found, query: text, names: backends.map(\.name), title: title)
        return found.contains { $0.from.isListed || $0.to.isListed }
    }

    private var comparer: Comparer {
        var comparer = Comparer(backends.map(\.backend))
        comparer.depth = options.depth
        comparer.primary = options.measures.primary
        comparer.allPairs = options.allPairs
        return comparer
    }

    private var attributor: RankAttributor? { options.attributes ? RankAttributor(reader: reader) : nil }

    /// Adds what the command and the index know, and puts it into words.
    private func complete(_ report: inout ComparisonReport, _ asked: ComparisonInput.Asked) throws {
        report.describe(backends)
        report.querySyntax = input.isSearched ? options.reading.syntax.rawValue : nil
        report.notes = asked.notes
        guard output.needsAll else { return }
        report.provenance = ComparisonReport.Provenance(
            arguments: options.arguments, date: ISO8601DateFormatter().string(from: start), seed: options.seed,
            cores: ProcessInfo.processInfo.activeProcessorCount, index: index, reader: reader)
        try report.addArticles(from: reader, passagesFor: output.needsPassages && reader.storesText ? asked.queries : [])
        for (index, startup) in (startups ?? []).enumerated() { report.backends[index].startup = startup }
        report.summary = ComparisonFindings(report: report).sentences
    }
}
