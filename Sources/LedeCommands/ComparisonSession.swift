import Foundation
import Lede

/// One run of `lede compare`: the backends over one snapshot of an index, and where its results go.
struct ComparisonSession {
    private let reader: IndexReader
    private let backends: [OpenedBackend]
    private let depth: Int
    private let terminal: Terminal
    /// Rounds that time a single query, as long as they take no more than the comparer's budget.
    private static let singleQueryRounds = 101

    /// Opens the backends; builds an FTS5 table that is missing.
    init(_ index: Index, specs: [BackendSpec], depth: Int, terminal: Terminal) throws {
        let reader = try index.reader()
        var backends: [OpenedBackend] = []
        for spec in specs {
            let line = ProgressLine(label: "Building the table of \(spec.name)", terminal: terminal)
            defer { line.clear() }
            backends.append(
                try index.open(spec, reader: reader) { articles in line.update(HumanFormat.count(articles, "article")) })
        }
        self.reader = reader
        self.backends = backends
        self.depth = depth
        self.terminal = terminal
    }

    private var comparer: Comparer {
        var comparer = Comparer(backends.map(\.backend))
        comparer.depth = depth
        return comparer
    }

    /// Compares on one query and prints it.
    /// - Returns: whether anything was found.
    func compare(_ text: String, _ syntax: QuerySyntax, runs path: String?, asJSON: Bool) async throws -> Bool {
        var comparer = comparer
        comparer.rounds = Self.singleQueryRounds
        let isExpression = syntax == .fts5
        let parsed = try isExpression ? FTS5Syntax.parsed(text, for: reader, terminal) : ParsedQuery(text, forAllBackendsOf: reader, adjacency: .all)
        for note in parsed.notes { StandardOutput.standardError.writeLine("lede: " + note) }
        var query = BackendQuery(id: "1", text: text, query: parsed.query, isMatchExpression: isExpression)
        var comparison = try comparer.compare(query)
        if comparison.isEmpty, !isExpression, query.query.relaxed() != query.query {
            query.query = query.query.relaxed()
            comparison = try comparer.compare(query)
            if !comparison.isEmpty { StandardOutput.standardError.writeLine(SearchAnswer.partialHeading) }
        }
        if asJSON {
            let printer = ComparisonJSONPrinter(backends: backends, depth: depth)
            try printer.print(comparison, title: title)
            printer.print(ComparisonReport(backendNames: backends.map(\.name), depth: depth, queries: [comparison]))
        } else {
            ComparisonPrinter(backends: backends, depth: depth, terminal: terminal).print(comparison) { shownTitle($0) }
        }
        if let path {
            comparer.rounds = 0
            try write(try comparer.compare([query], keepsRuns: true).runs, to: path)
        }
        return !comparison.isEmpty
    }

    /// Takes apart why an article stands elsewhere under each other backend than under the baseline.
    /// - Returns: whether a backend finds the article.
    func attribute(_ id: String, _ text: String, _ syntax: QuerySyntax, asJSON: Bool) throws -> Bool {
        let isExpression = syntax == .fts5
        let parsed = try isExpression ? FTS5Syntax.parsed(text, for: reader, terminal) : ParsedQuery(text, forAllBackendsOf: reader, adjacency: .all)
        for note in parsed.notes { StandardOutput.standardError.writeLine("lede: " + note.sanitizedForTerminal()) }
        guard try reader.doc(docno: id) != nil else {
            throw CommandFailure("the index has no article \(id)", hint: "lede compare --json prints the ids of what is listed.")
        }
        var query = BackendQuery(id: "1", text: text, query: parsed.query, isMatchExpression: isExpression)
        let attributor = RankAttributor(reader: reader)
        func attributions() throws -> [RankAttribution] {
            try backends.dropFirst().map { try attributor.attribution(of: id, query: query, from: backends[0].backend, to: $0.backend) }
        }
        var found = try attributions()
        let isFound = { found.contains { $0.from.isListed || $0.to.isListed } }
        if !isFound(), !isExpression, query.query.relaxed() != query.query, try backends.allSatisfy({ try $0.backend.rank(query, limit: 1).isEmpty }) {
            query.query = query.query.relaxed()
            found = try attributions()
            if isFound() { StandardOutput.standardError.writeLine(SearchAnswer.partialHeading) }
        }
        for (index, attribution) in found.enumerated() {
            let names = (from: backends[0].name, to: backends[index + 1].name)
            if asJSON {
                StandardOutput.shared.writeLine(AttributionJSON(attribution, query: text, names: names).value.line)
                continue
            }
            if index > 0 { StandardOutput.shared.writeLine("") }
            for line in AttributionText(attribution: attribution, title: try title(id), names: names).lines(columns: terminal.columns) {
                StandardOutput.shared.writeLine(terminal.rendered(line))
            }
        }
        return isFound()
    }

    /// Compares on a set of queries and prints the report.
    /// - Returns: whether anything was found.
    func compare(
        _ topics: [Topic], _ syntax: QuerySyntax, _ needsAll: Bool, _ judgments: Qrels?, _ measures: [any Measure], runs path: String?, asJSON: Bool
    ) async throws -> Bool {
        let queries = topics.compactMap { query($0, syntax, needsAll) }
        let line = ProgressLine(label: "Comparing", terminal: terminal)
        let report = try comparer.compare(queries, judgments: judgments, measures: measures, keepsRuns: path != nil) { done in
            line.update("\(HumanFormat.count(done)) of \(HumanFormat.count(queries.count, "query", "queries"))")
        }
        line.clear()
        for failure in report.failures {
            StandardOutput.standardError.writeLine(
                "lede: query \(failure.queryID) left out: \(failure.failure)".sanitizedForTerminal(keepingLines: true))
        }
        if asJSON {
            let printer = ComparisonJSONPrinter(backends: backends, depth: depth)
            for comparison in report.queries { try printer.print(comparison, title: title) }
            printer.print(report)
        } else {
            ComparisonPrinter(backends: backends, depth: depth, terminal: terminal).print(report)
        }
        if let path { try write(report.runs, to: path) }
        return report.queries.contains { !$0.isEmpty }
    }

    /// A query of a file, or nil for one in the strict syntax that has an error, which is reported.
    private func query(_ topic: Topic, _ syntax: QuerySyntax, _ needsAll: Bool) -> BackendQuery? {
        let isExpression = syntax == .fts5
        do throws(CommandFailure) {
            let parsed =
                try isExpression
                ? FTS5Syntax.parsed(topic.text, for: reader, terminal)
                : ParsedQuery(topic.text, forAllBackendsOf: reader, adjacency: needsAll ? .all : .any)
            for note in parsed.notes { StandardOutput.standardError.writeLine("lede: query \(topic.id): \(note)".sanitizedForTerminal()) }
            return BackendQuery(id: topic.id, text: topic.text, query: parsed.query, isMatchExpression: isExpression)
        } catch {
            StandardOutput.standardError.writeLine("lede: query \(topic.id) left out: \(error.message)".sanitizedForTerminal(keepingLines: true))
            return nil
        }
    }

    /// Finds out before the work is done whether runs could be written behind it.
    static func checkFolder(ofRuns path: String) throws(CommandFailure) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw CommandFailure("the runs cannot be written: there is no folder \(folder)")
        }
        guard FileManager.default.isWritableFile(atPath: folder) else {
            throw CommandFailure("the runs cannot be written: \(folder) is not writable")
        }
    }

    /// Writes each run to a file of its own: the first backend's to the one named, `out.run`, the others' beside it, `out-fts5.run`.
    private func write(_ runs: [Run], to path: String) throws {
        let stem = path.hasSuffix(".run") ? String(path.dropLast(4)) : path
        for (index, run) in runs.enumerated() {
            let file = index == 0 ? path : "\(stem)-\(run.tag).run"
            do {
                try Data(run.trecText().utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
            } catch {
                throw CommandFailure("cannot write \(file): \(error.localizedDescription)")
            }
            StandardOutput.standardError.writeLine("wrote \(file)".sanitizedForTerminal())
        }
    }

    private func title(_ id: String) throws -> String? {
        guard let doc = try reader.doc(docno: id) else { return nil }
        let title = try reader.article(doc).title
        return title.isEmpty ? nil : title
    }

    /// An article's title, or its id where it has none or cannot be read.
    private func shownTitle(_ id: String) -> String { (try? title(id)) ?? id }
}
