import Foundation
import LedeModules

/// A kept comparison, to be repeated by its own command.
struct ComparisonRepetition {
    let report: ComparisonReport
    private let provenance: ComparisonReport.Provenance

    /// Reads a page that `lede compare --report` wrote, or the lines of `--json`.
    init(path: String) throws(CommandFailure) {
        let data: Data
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }
            data = try file.read(upToCount: Self.largest + 1) ?? Data()
        } catch {
            throw CommandFailure("\(path): \(error.localizedDescription)")
        }
        guard data.count <= Self.largest else { throw CommandFailure("\(path): is larger than \(HumanFormat.bytes(Self.largest))") }
        let text = String(decoding: data, as: UTF8.self)
        let page = ComparisonPage.json(in: text)
        // First: the rest of what a later version wrote may not be readable.
        let format = ComparisonReport.format(of: page ?? text)
        if let format, !ComparisonReport.readableFormats.contains(format) {
            throw CommandFailure(
                "\(path): is of the format \(format); this version of lede reads \(ComparisonReport.readableFormats.sorted().joined(separator: " and "))"
            )
        }
        let kept = try? page.map { try ComparisonReport(json: Data($0.utf8)) } ?? ComparisonReport(jsonLines: text)
        guard let kept, let provenance = kept.provenance else {
            throw CommandFailure(
                "\(path): is not a report of lede compare", hint: "lede compare --report FILE.html writes one, and --json prints one.")
        }
        (report, self.provenance) = (kept, provenance)
    }

    private static let largest = 1 << 30

    /// The arguments that made it, without the files that they wrote, which a repetition must not replace; then `own`, without `--again`
    /// itself.
    func arguments(followedBy own: some Sequence<String>) throws(CommandFailure) -> [String] {
        var arguments = provenance.arguments[...]
        guard arguments.popFirst() == "compare" else { throw CommandFailure("the report was not made by lede compare") }
        let added = Self.without(["--again"], Array(own)[...])
        // Backends are given once for each: those of the repetition replace the report's.
        let replaced: Set<String> = added.contains { $0 == "--backend" || $0.hasPrefix("--backend=") } ? ["--backend"] : []
        // After "--" everything would be words of the query.
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        return ["compare"] + Self.without(Self.writing.union(["--again"]).union(replaced), arguments[..<end]) + added + arguments[end...]
    }

    /// Arguments without some options and their values.
    private static func without(_ options: Set<String>, _ arguments: ArraySlice<String>) -> [String] {
        var arguments = arguments
        var kept: [String] = []
        while let argument = arguments.popFirst() {
            let name = argument.split(separator: "=", maxSplits: 1).first.map(String.init) ?? argument
            guard options.contains(name) else {
                kept.append(argument)
                continue
            }
            if name == argument { arguments.removeFirst(min(1, arguments.count)) }
        }
        return kept
    }

    /// Options whose value is a file to write.
    private static let writing: Set<String> = ["--report", "--markdown", "--run", "--csv", "--latex"]

    /// What changed in the new comparison, in sentences; the first is about the corpus.
    func differences(_ other: ComparisonReport) -> [String] {
        guard let new = other.provenance else { return [] }
        let old = provenance
        var sentences: [String] = []
        sentences.append(
            old.corpus == new.corpus
                ? "The corpus is the same (\(new.corpus))."
                : "The corpus is another: \(HumanFormat.count(old.articles, "article")) (\(old.corpus)) then, \(HumanFormat.count(new.articles, "article")) (\(new.corpus)) now."
        )
        for (name, then, now) in [
            ("Lede", old.lede, new.lede), ("SQLite", old.sqliteSource, new.sqliteSource), ("the platform", old.platform, new.platform),
        ]
        where then != now {
            sentences.append("Of \(name) it was \(then), it is \(now).")
        }
        if report.isPartial {
            sentences.append("Then it was interrupted, after \(HumanFormat.count(report.queries.count, "query", "queries")).")
        }
        if report.depth != other.depth || report.backends.map(\.name) != other.backends.map(\.name) {
            return sentences + ["Lists are not compared: the depth or the backends are others."]
        }
        let lists = { (query: ComparisonReport.Query) in query.answers.map { $0.articles.map { "\($0.id) \($0.score)" } } }
        let before = Dictionary(report.queries.map { ($0.id, lists($0)) }, uniquingKeysWith: { first, _ in first })
        let changed = other.queries.filter { before[$0.id] != nil && before[$0.id] != lists($0) }
        let answered = Set(other.queries.map(\.id))
        let missing = report.queries.count { !answered.contains($0.id) }
        sentences.append(
            changed.isEmpty && missing == 0
                ? (report.queries.count == 1
                    ? "The query has" : "All \(HumanFormat.count(report.queries.count, "query", "queries")) have")
                    + " the same lists and scores."
                : "\(HumanFormat.count(changed.count)) of \(HumanFormat.count(report.queries.count, "query has", "queries have")) other lists or scores"
                    + (changed.isEmpty ? "" : " (\(changed.prefix(5).map(\.id).joined(separator: ", "))\(changed.count > 5 ? " …" : ""))")
                    + (missing > 0 ? "; \(HumanFormat.count(missing)) were not answered." : "."))
        return sentences
    }
}
