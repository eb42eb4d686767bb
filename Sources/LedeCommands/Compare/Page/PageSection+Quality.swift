import LedeModules

extension PageSection {
    /// The measures, with what could change them; nil without judgments.
    static func quality(_ report: ComparisonReport) -> PageSection? {
        guard let effectiveness = report.effectiveness else { return nil }
        let charts = ComparisonCharts(report: report)
        var body = (charts.effects ?? "") + differences(effectiveness, in: report)
        for index in report.backends.indices.dropFirst() {
            guard let chart = charts.differences(index) else { continue }
            body += "<h3>Query by query: \(HTMLText.breakable(report.backends[index].name))</h3>\n" + chart
        }
        return PageSection(id: "quality", title: "Quality", body: body + certainty(effectiveness, in: report))
    }

    private static func differences(_ effectiveness: EffectivenessComparison, in report: ComparisonReport) -> String {
        guard !effectiveness.differences.isEmpty else { return "" }
        let headings = ["measure"] + EffectivenessComparison.Difference.cellHeadings + ["rests on"]
        let seed = report.provenance.map { " seed \($0.seed);" } ?? ""
        let note =
            "p: paired randomisation test, two-sided; \(SignificanceText.correction(effectiveness.familySize)); interval: percentile bootstrap;\(seed) d: Cohen's d of paired differences; rests on: the fewest queries without which the difference would be gone."
        let html = HTMLTable(
            head: ["against \(report.backends[0].name)"] + headings,
            rows: effectiveness.differences.map { [HTMLText.breakable($0.backend)] + cells($0, in: report) }, note: note
        ).html
        guard let pairs = effectiveness.pairs, !pairs.isEmpty else { return html }
        let rows = pairs.map {
            ["\(HTMLText.breakable($0.backend)) against \(HTMLText.breakable($0.against ?? ""))"] + cells($0, in: report)
        }
        return html + "<h3>The other pairs</h3>\n" + HTMLTable(head: ["pair"] + headings, rows: rows, note: nil).html
    }

    /// The cells of a difference after the backend's.
    private static func cells(_ found: EffectivenessComparison.Difference, in report: ComparisonReport) -> [String] {
        let style = found.isReal ? ((found.difference ?? 0) > 0 ? "gain" : "loss") : ""
        let links = found.deciding.prefix(3).map { id in
            let text = HTMLText.escaped(id)
            return report.queries.firstIndex { $0.id == id }.map { "<a href=\"#\(HTMLText.identifier("query", $0))\">\(text)</a>" } ?? text
        }
        let deciding = links.joined(separator: " ") + (found.deciding.count > 3 ? " …" : "")
        let cells = found.cells
        return [HTMLText.escaped(found.measure), "<span class=\"\(style)\">\(cells[0])</span>"] + cells.dropFirst().map(HTMLText.escaped)
            + [deciding.isEmpty ? "–" : deciding]
    }

    /// How many results nobody judged, and what the order of ties does.
    private static func certainty(_ effectiveness: EffectivenessComparison, in report: ComparisonReport) -> String {
        func share(_ part: Int, _ whole: Int) -> String {
            whole == 0
                ? "–"
                : "\(HumanFormat.count(part)) of \(HumanFormat.count(whole)) (\(HumanFormat.decimal(100 * Double(part) / Double(whole), digits: 1)) %)"
        }
        let primary = effectiveness.primaryIndex
        let rows = zip(report.backends, effectiveness.systems).map { backend, found -> [String] in
            let ties =
                (found.ties.indices.contains(primary) ? found.ties[primary] : nil)
                .map { "\(HumanFormat.decimal($0.lowest, digits: 4)) to \(HumanFormat.decimal($0.highest, digits: 4))" } ?? "–"
            return [
                HTMLText.breakable(found.name), HumanFormat.count(backend.missing ?? 0), share(found.unjudgedTop, found.retrievedTop),
                share(found.unjudged, found.retrieved), HumanFormat.count(found.tiedArticles), ties,
            ]
        }
        let measure = effectiveness.measures.isEmpty ? "measure" : effectiveness.measures[primary]
        let table = HTMLTable(
            head: [
                "", "queries without an answer", "unjudged in the first 10", "unjudged of all retrieved", "articles with tied scores",
                "\(measure) over all orders of ties",
            ], rows: rows,
            note:
                "Of the judged queries. The first 10 of all of them together, fewer where a query has fewer results; what nobody judged counts as not relevant."
        )
        return "<h3>What could change these figures</h3>\n" + table.html
    }
}
