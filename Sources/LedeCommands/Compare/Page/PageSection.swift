import LedeModules

/// A part of the page of a comparison.
struct PageSection {
    /// The element's id, to which the table of contents links.
    let id: String
    let title: String
    /// As HTML.
    let body: String

    /// Those that a report has anything for, in the page's order.
    static func all(of report: ComparisonReport) -> [PageSection] {
        [
            summary(report), quality(report), agreement(report), causes(report), cost(report), notes(report), queries(report),
            failures(report),
        ]
        .compactMap(\.self)
    }

    private static func agreement(_ report: ComparisonReport) -> PageSection? {
        guard !report.agreements.isEmpty else { return nil }
        let rows = report.agreements.map { found in
            [HTMLText.breakable(found.backend)] + found.cells
                + [found.equalCounts.map { HumanFormat.decimal($0 * 100, digits: 1) + " %" } ?? "–", HumanFormat.count(found.queries)]
        }
        let table = HTMLTable(
            head: ["against \(report.backends[0].name), means"] + ComparisonReport.Agreement.cellHeadings(depth: report.depth)
                + ["equal counts", "queries"], rows: rows,
            note:
                "RBO with p = 0.9, tie-aware; residual: what the unseen rest could add; τ, τ_AP and the scores' correlation over the articles in common; queries that both answer."
        )
        return PageSection(id: "agreement", title: "Agreement", body: table.html)
    }

    private static func causes(_ report: ComparisonReport) -> PageSection? {
        guard !report.causes.isEmpty else { return nil }
        let charts = ComparisonCharts(report: report)
        let parts = report.causes.enumerated().map { index, found in
            "<h3>\(HTMLText.breakable(report.backends[0].name)) to \(HTMLText.breakable(found.backend))</h3>\n<p class=\"small\">\(HumanFormat.count(found.moved)) of \(HumanFormat.count(found.articles, "result")) moved; the results are those that either has among its first \(report.depth), what both have counted once. Each ingredient in which the two differ was exchanged by itself, in a fixed order; the bars say how many ranks that moved them, up or down.</p>\n"
                + (charts.causes(found, index) ?? "")
        }
        return PageSection(id: "causes", title: "Why articles moved", body: parts.joined())
    }

    private static func cost(_ report: ComparisonReport) -> PageSection {
        func time(_ value: Double?) -> String { value.map { HumanFormat.duration(seconds: $0) } ?? "–" }
        let rows = report.backends.map { backend in
            [
                HTMLText.breakable(backend.name), time(backend.seconds?.p50), time(backend.seconds?.p95), time(backend.seconds?.p99),
                backend.bytes.map(HumanFormat.bytes) ?? "–",
                backend.indexBytes.map(HumanFormat.bytes) ?? "–", backend.storedBytes.map(HumanFormat.bytes) ?? "–",
                time(backend.buildSeconds),
            ]
        }
        let scopes = report.backends.map { "\($0.name): \($0.buildScope)" }.joined(separator: "; ")
        let table = HTMLTable(
            head: ["", "p50", "p95", "p99", "on disk", "index", "stored text", "build"], rows: rows,
            note: "Times are for the first \(report.depth) results, for each query the median of rounds in turns. Build of \(scopes).")
        let details = CostTables(report: report).all.map {
            HTMLTable(head: [$0.title] + $0.columns, rows: $0.rows.map { $0.map(HTMLText.breakable) }, note: $0.note).html
        }
        return PageSection(
            id: "cost", title: "Cost", body: (ComparisonCharts(report: report).costs ?? "") + table.html + details.joined())
    }

    private static func notes(_ report: ComparisonReport) -> PageSection? {
        guard let notes = report.notes, !notes.isEmpty else { return nil }
        return PageSection(id: "notes", title: "Notes", body: HTMLText.list(notes.map { QuerySetNotes.line($0) }))
    }

    private static func queries(_ report: ComparisonReport) -> PageSection {
        let measure = report.effectiveness.flatMap {
            $0.measures.isEmpty ? nil : (name: $0.measures[$0.primaryIndex], index: $0.primaryIndex)
        }
        let controls = """
            <div class="controls" hidden>
            <label>Words or id <input id="filter-words" type="search" autocomplete="off"></label>
            <label>Show <select id="filter-kind"><option value="all">all queries</option><option value="changed">other lists</option>\(report.effectiveness == nil ? "" : "<option value=\"better\">better than the baseline</option><option value=\"worse\">worse than the baseline</option><option value=\"unjudged\">not judged</option>")</select></label>
            <button type="button" id="open-all">Open all</button> <button type="button" id="close-all">Close all</button>
            <span id="filter-count" class="faint small" role="status"></span>
            </div>

            """
        let cards = report.queries.enumerated().map { QueryCard(query: $1, number: $0, measure: measure).html }
        return PageSection(id: "queries", title: "Queries", body: controls + cards.joined())
    }

    private static func failures(_ report: ComparisonReport) -> PageSection? {
        guard !report.failures.isEmpty else { return nil }
        return PageSection(
            id: "failures", title: "Left out", body: HTMLText.list(report.failures.map { "\($0.id): \($0.backend): \($0.reason)" }))
    }
}
