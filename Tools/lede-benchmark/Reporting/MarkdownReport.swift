import LedeBenchmarkSupport

/// The report as Markdown.
struct MarkdownReport {
    let report: BenchmarkReport
    typealias Format = NumberFormat

    var text: String {
        let sections = [
            heading, notes, latencies("geometric mean", \.geometricMean), latencies("arithmetic mean", \.arithmeticMean), percentiles,
            builds, floors,
            agreements, growth, ablations,
        ]
        return sections.compactMap { $0 }.joined(separator: "\n\n") + "\n"
    }

    private var heading: String {
        let corpus = report.corpus
        var lines = [
            "# Lede beside \(report.engines.filter { $0 != Engine.ownName }.joined(separator: ", "))", "",
            "\(Format.whole(corpus.documentCount)) documents, \(Format.whole(corpus.wordCount)) words (\(Format.whole(report.vocabulary)) different), "
                + "\(Format.megabytes(corpus.textBytes)) MB of text. \(report.machine.processors) × \(report.machine.processor), "
                + "\(report.machine.system). \(report.date).",
        ]
        if let queries = report.queries { lines.append("Queries: \(queries.counts); \(queries.origin).") }
        if report.rounds > 0 {
            lines.append(
                "One thread, caches warm; each query's smallest time over \(report.finishedRounds) of \(report.rounds) rounds, in which the engines take turns."
            )
        }
        return lines.joined(separator: "\n")
    }

    private var notes: String? {
        report.notes.isEmpty ? nil : report.notes.map { "> **Note.** \($0)" }.joined(separator: "\n>\n")
    }

    private var measured: [String] { report.engines.filter { report.times[$0]?.cells.isEmpty == false } }

    private func latencies(_ name: String, _ measure: KeyPath<CellTimes, Double>) -> String? {
        guard !measured.isEmpty else { return nil }
        let number: (CellTimes) -> Double = { $0[keyPath: measure] }
        var table = MarkdownTable(["command, queries"] + measured + ["lede : best peer"])
        var ratios: [Double] = []
        for cell in Cell.all where measured.contains(where: { report.times[$0]?.cells[cell] != nil }) {
            let best = measured.compactMap { report.times[$0]?.cells[cell].map(number) }.min()
            let values = measured.map { engine -> String in
                guard let value = report.times[engine]?.cells[cell].map(number) else { return Format.absent }
                return value == best ? "**\(Format.short(value))**" : Format.short(value)
            }
            let ratio = report.ratio(cell, number)
            if let ratio { ratios.append(ratio) }
            table.append([cell.name] + values + [Format.short(ratio)])
        }
        if let mean = Format.geometricMean(ratios) {
            table.append(["all, geometric mean of the ratios"] + measured.map { _ in "" } + ["**\(Format.short(mean))**"])
        }
        return "## Latency, \(name), µs\n\n" + table.text
    }

    private var percentiles: String? {
        guard !measured.isEmpty else { return nil }
        let parts = [0.5, 0.95, 0.99]
        var table = MarkdownTable(["command, queries"] + measured + ["lede : best peer"])
        for cell in Cell.all where measured.contains(where: { report.times[$0]?.cells[cell] != nil }) {
            let values = measured.map { engine in
                guard let times = report.times[engine]?.cells[cell] else { return Format.absent }
                return parts.map { Format.short(times.percentile($0)) }.joined(separator: " / ")
            }
            let ratios = parts.map { part in Format.short(report.ratio(cell) { $0.percentile(part) }) }
            table.append([cell.name] + values + [ratios.joined(separator: " / ")])
        }
        return "## Latency, p50 / p95 / p99, µs\n\n" + table.text
    }

    private var agreements: String? {
        guard !report.agreements.isEmpty else { return nil }
        var table = MarkdownTable(["engines", "queries", "equal counts", "same top 10", "largest score difference", "overlap@10"])
        var differing: [String] = []
        for agreement in report.agreements {
            let top = agreement.hasSameFormula ? "\(agreement.sameTop10)/\(agreement.queries)" : "other formula"
            table.append([
                "\(agreement.engine), \(agreement.reference)", agreement.kind.rawValue, "\(agreement.equalCounts)/\(agreement.queries)",
                top,
                agreement.hasSameFormula ? Format.scientific(agreement.scoreDifference) : Format.absent, Format.short(agreement.overlap),
            ])
            if !agreement.isSame { differing += agreement.examples.map { "- \(agreement.engine): \($0)" } }
        }
        var lines = [
            "## Same work?", "",
            "Lede and FTS5 are compared under FTS5's formula, which both compute from exact lengths; Lucene and Tantivy round lengths to a byte, so their "
                + "scores agree with each other, but with Lede's only nearly. Tied documents may stand in any order.", "", table.text,
        ]
        if !differing.isEmpty { lines += ["", "Queries that differ:", ""] + differing }
        return lines.joined(separator: "\n")
    }
}
