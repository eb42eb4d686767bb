import Lede

/// A comparison as one page of HTML that needs nothing else: readable on a phone, on paper, in light and dark, and without scripts. The
/// figures stand in it as JSON too, which `lede compare --again` reads.
struct ComparisonPage {
    let document: ComparisonDocument
    /// What the page is called where somebody says how to have it again.
    let fileName: String

    private static let dataID = "lede-comparison"

    /// The whole page.
    /// - Throws: `EncodingError`, which no document causes.
    func html() throws -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(title))</title>
        <style>
        \(String(decoding: PackageResources.page_css, as: UTF8.self))</style>
        </head>
        <body>
        <header>
        <h1>\(breakable(title))</h1>
        <p class="faint">\(escaped(scope))</p>
        \(document.isPartial ? "<p class=\"warning\">Interrupted: the figures are over the queries that were answered until then.</p>\n" : "")<nav aria-label="Parts of the report">\(sections.map { "<a href=\"#\($0.id)\">\(escaped($0.title))</a>" }.joined(separator: " "))</nav>
        </header>
        <main>
        \(sections.map { "<section id=\"\($0.id)\">\n<h2>\(escaped($0.title))</h2>\n\($0.body)</section>\n" }.joined())</main>
        <footer id="provenance">
        <h2>Where the figures come from</h2>
        \(provenance)</footer>
        <script type="application/json" id="\(Self.dataID)">\(HTMLText.script(try ComparisonCoding.line(document.withoutPassages)))</script>
        <script>
        \(String(decoding: PackageResources.page_js, as: UTF8.self))</script>
        </body>
        </html>

        """
    }

    /// The document's JSON in a page that `html` wrote; nil where there is none.
    static func json(in page: String) -> String? {
        guard let start = page.range(of: "<script type=\"application/json\" id=\"\(dataID)\">"),
            let end = page.range(of: "</script>", range: start.upperBound..<page.endIndex)
        else { return nil }
        return String(page[start.upperBound..<end.lowerBound])
    }

    private func escaped(_ text: String) -> String { HTMLText.escaped(text) }

    private func breakable(_ text: String) -> String { HTMLText.breakable(text) }

    private var names: [String] { document.backends.map(\.name) }

    private var title: String { names.count > 1 ? names.joined(separator: " · ") : "Ranking of \(names[0])" }

    private var scope: String {
        var parts = [
            "\(HumanFormat.count(document.queries.count, "query", "queries")) over \(HumanFormat.count(document.provenance.articles, "article")) of \(document.provenance.index)"
        ]
        if let effectiveness = document.effectiveness {
            parts.append("\(HumanFormat.count(effectiveness.judged)) of the queries are judged")
            if effectiveness.notAsked > 0 {
                parts.append("\(HumanFormat.count(effectiveness.notAsked)) further judged queries were not asked")
            }
        }
        if !document.failures.isEmpty {
            parts.append("\(HumanFormat.count(document.failures.count)) more were left out, as a backend could not answer")
        }
        return parts.joined(separator: "; ") + ". " + document.provenance.date.prefix(10) + "."
    }

    private struct Section {
        var id: String
        var title: String
        var body: String
    }

    private var sections: [Section] {
        let charts = ComparisonCharts(document: document)
        var sections = [Section(id: "summary", title: "Summary", body: summary)]
        if document.effectiveness != nil {
            var body = charts.effects ?? ""
            body += differenceTable
            for index in names.indices.dropFirst() {
                if let chart = charts.differences(index) { body += "<h3>Query by query: \(breakable(names[index]))</h3>\n" + chart }
            }
            body += judgmentTable
            sections.append(Section(id: "quality", title: "Quality", body: body))
        }
        if !document.agreements.isEmpty { sections.append(Section(id: "agreement", title: "Agreement", body: agreementTable)) }
        if !document.causes.isEmpty {
            let body = document.causes.enumerated().map { index, found in
                "<h3>\(breakable(names[0])) to \(breakable(found.backend))</h3>\n<p class=\"small\">\(HumanFormat.count(found.moved)) of \(HumanFormat.count(found.articles, "result")) stand elsewhere; the results are those that either has among its first \(document.depth), what both have counted once. Each ingredient in which the two differ was exchanged by itself, in a fixed order; the bars say how many ranks that moved them, up or down.</p>\n"
                    + (charts.causes(found, index) ?? "")
            }
            sections.append(Section(id: "causes", title: "Why articles moved", body: body.joined()))
        }
        sections.append(Section(id: "cost", title: "Cost", body: (charts.costs ?? "") + costTable))
        let notes = document.notes ?? []
        if !notes.isEmpty {
            let items = notes.map { "<li>\(escaped(QuerySetNotes.line($0)))</li>\n" }
            sections.append(Section(id: "notes", title: "Notes", body: "<ul>\n\(items.joined())</ul>\n"))
        }
        sections.append(Section(id: "queries", title: "Queries", body: queries))
        if !document.failures.isEmpty {
            let items = document.failures.map { "<li>\(escaped($0.id)): \(escaped($0.backend)): \(escaped($0.reason))</li>\n" }
            sections.append(Section(id: "failures", title: "Left out", body: "<ul>\n\(items.joined())</ul>\n"))
        }
        return sections
    }

    private var summary: String {
        let findings = ComparisonFindings(document: document)
        func list(_ sentences: [String]) -> String { "<ul>\n" + sentences.map { "<li>\(escaped($0))</li>\n" }.joined() + "</ul>\n" }
        var html = ""
        if let decision = findings.judged.first {
            html += "<div class=\"lead\"><p class=\"decision\">\(escaped(decision))</p>\n\(list(Array(findings.judged.dropFirst())))"
            if !findings.others.isEmpty {
                html += "<details><summary>How alike the lists are, speed and size</summary>\n\(list(findings.others))</details>\n"
            }
            html += "</div>\n"
        } else if !findings.others.isEmpty {
            html += "<div class=\"lead\">\(list(findings.others))</div>\n"
        }
        let measures = Array((document.effectiveness?.measures ?? []).prefix(6))
        var rows: [[String]] = []
        for backend in document.backends {
            let values = measures.map { measure -> String in
                guard let value = backend.measures?[measure] else { return "–" }
                let column = document.backends.compactMap { $0.measures?[measure] }
                let text = value == value.rounded() && value > 1 ? HumanFormat.count(Int(value)) : HumanFormat.decimal(value, digits: 4)
                return value == column.max() && column.contains { $0 != value } ? "<span class=\"best\">\(text)</span>" : text
            }
            rows.append(
                [breakable(backend.name), HumanFormat.count(backend.answered)] + values
                    + [backend.seconds.map { HumanFormat.duration(seconds: $0.p50) } ?? "–", backend.bytes.map(HumanFormat.bytes) ?? "–"])
        }
        let meaning = document.effectiveness.flatMap { $0.measures.isEmpty ? nil : MeasureMeaning.text($0.measures[$0.primaryIndex]) }
        html += table(
            ["", "answered"] + measures + ["median time", "on disk"], rows,
            note: document.effectiveness == nil
                ? nil
                : ([meaning].compactMap(\.self) + ["Means over the judged queries asked; one without an answer counts as 0."]).joined(
                    separator: " "))
        let summaries = document.backends.map { backend in
            let spec = backend.spec.flatMap { $0 == backend.name ? nil : " <code>\(escaped($0))</code>" } ?? ""
            return "<li><strong>\(breakable(backend.name))</strong>: \(escaped(backend.summary))\(spec)</li>\n"
        }
        return html + "<ul class=\"small\">\n\(summaries.joined())</ul>\n"
    }

    private var differenceTable: String {
        guard let effectiveness = document.effectiveness, !effectiveness.differences.isEmpty else { return "" }
        let headings = ["measure"] + MeasuredDifference.cellHeadings + ["rests on"]
        let note =
            "p: paired randomisation test, two-sided; \(EvaluationPrinter.correction(effectiveness.familySize)); interval: percentile bootstrap; seed \(document.provenance.seed); d: Cohen's d of paired differences; rests on: the fewest queries without which the difference would be gone."
        var html = table(
            ["against \(names[0])"] + headings, effectiveness.differences.map { [breakable($0.backend)] + cells($0) }, note: note)
        if let pairs = effectiveness.pairs, !pairs.isEmpty {
            html += "<h3>The other pairs</h3>\n"
            html += table(
                ["pair"] + headings, pairs.map { ["\(breakable($0.backend)) against \(breakable($0.against ?? ""))"] + cells($0) },
                note: nil)
        }
        return html
    }

    /// The cells of a difference behind the backend's.
    private func cells(_ found: MeasuredDifference) -> [String] {
        let style = found.isReal ? ((found.difference ?? 0) > 0 ? "gain" : "loss") : ""
        let deciding =
            found.deciding.prefix(3).map { id in
                document.queries.firstIndex { $0.id == id }.map { "<a href=\"#\(HTMLText.identifier("query", $0))\">\(escaped(id))</a>" }
                    ?? escaped(id)
            }.joined(separator: " ") + (found.deciding.count > 3 ? " …" : "")
        let cells = found.cells
        return [escaped(found.measure), "<span class=\"\(style)\">\(cells[0])</span>"] + cells.dropFirst().map(escaped) + [
            deciding.isEmpty ? "–" : deciding
        ]
    }

    private var judgmentTable: String {
        guard let effectiveness = document.effectiveness else { return "" }
        let rows = zip(document.backends, effectiveness.backends).map { backend, found -> [String] in
            func share(_ part: Int, _ whole: Int) -> String {
                whole == 0
                    ? "–"
                    : "\(HumanFormat.count(part)) of \(HumanFormat.count(whole)) (\(HumanFormat.decimal(100 * Double(part) / Double(whole), digits: 1)) %)"
            }
            let ties =
                (found.ties.indices.contains(effectiveness.primaryIndex) ? found.ties[effectiveness.primaryIndex] : nil)
                .map { "\(HumanFormat.decimal($0.lowest, digits: 4)) to \(HumanFormat.decimal($0.highest, digits: 4))" } ?? "–"
            return [
                breakable(found.name), HumanFormat.count(backend.missing ?? 0), share(found.unjudgedTop, found.retrievedTop),
                share(found.unjudged, found.retrieved),
                HumanFormat.count(found.tiedArticles), ties,
            ]
        }
        return "<h3>What could change these figures</h3>\n"
            + table(
                [
                    "", "queries without an answer", "unjudged in the first 10", "unjudged of all retrieved", "articles with tied scores",
                    "\(effectiveness.measures.isEmpty ? "measure" : effectiveness.measures[effectiveness.primaryIndex]) over all orders of ties",
                ], rows,
                note:
                    "Of the judged queries. The first 10 of all of them together, fewer where a query has fewer results; what nobody judged counts as not relevant."
            )
    }

    private var agreementTable: String {
        let rows = document.agreements.map { found in
            [breakable(found.backend)] + found.cells
                + [found.equalCounts.map { HumanFormat.decimal($0 * 100, digits: 1) + " %" } ?? "–", HumanFormat.count(found.queries)]
        }
        return table(
            ["against \(names[0]), means"] + ComparedAgreement.cellHeadings(depth: document.depth) + ["equal counts", "queries"], rows,
            note:
                "RBO with p = 0.9, tie-aware; residual: what the unseen rest could add; τ, τ_AP and the scores' correlation over the articles in common; queries that both answer."
        )
    }

    private var costTable: String {
        func time(_ value: Double?) -> String { value.map { HumanFormat.duration(seconds: $0) } ?? "–" }
        let rows = document.backends.map { backend in
            [
                breakable(backend.name), time(backend.seconds?.p50), time(backend.seconds?.p95), time(backend.seconds?.p99),
                backend.bytes.map(HumanFormat.bytes) ?? "–",
                backend.indexBytes.map(HumanFormat.bytes) ?? "–", backend.storedBytes.map(HumanFormat.bytes) ?? "–",
                time(backend.buildSeconds),
            ]
        }
        let scopes = document.backends.map { "\($0.name): \($0.buildScope)" }.joined(separator: "; ")
        return table(
            ["", "p50", "p95", "p99", "on disk", "index", "stored text", "build"], rows,
            note: "Times are for the first \(document.depth) results, of each query the median of rounds in turns. Build of \(scopes).")
            + CostTables(document: document).all.map { table([$0.title] + $0.columns, $0.rows.map { $0.map(breakable) }, note: $0.note) }
            .joined()
    }

    private func table(_ head: [String], _ rows: [[String]], note: String?) -> String { HTMLTable(head: head, rows: rows, note: note).html }

    private var queries: String {
        let measure = document.effectiveness.flatMap {
            $0.measures.isEmpty ? nil : (name: $0.measures[$0.primaryIndex], index: $0.primaryIndex)
        }
        return """
            <div class="controls" hidden>
            <label>Words or id <input id="filter-words" type="search" autocomplete="off"></label>
            <label>Show <select id="filter-kind"><option value="all">all queries</option><option value="changed">other lists</option>\(document.effectiveness == nil ? "" : "<option value=\"better\">better than the baseline</option><option value=\"worse\">worse than the baseline</option><option value=\"unjudged\">not judged</option>")</select></label>
            <button type="button" id="open-all">Open all</button> <button type="button" id="close-all">Close all</button>
            <span id="filter-count" class="faint small" role="status"></span>
            </div>

            """ + document.queries.enumerated().map { QueryCard(query: $1, number: $0, measure: measure).html }.joined()
    }

    private var provenance: String {
        let found = document.provenance
        let command = ShellText.command(found.arguments)
        let rows: [(String, String)] = [
            ("command", "<code>\(escaped(command))</code>"),
            ("again", "<code>\(escaped(ShellText.command(["compare", "--again", fileName])))</code>"), ("date", escaped(found.date)),
            ("queries", escaped(document.querySyntax.flatMap { QuerySyntax(rawValue: $0) }?.summary ?? "not searched for")),
            ("seed", String(found.seed)),
            (
                "corpus",
                "\(escaped(found.index)), \(HumanFormat.count(found.articles, "article")), \(HumanFormat.count(found.tokens, "token")), analyzer \(escaped(found.analyzer)), fingerprint <code>\(escaped(found.corpus))</code>"
            ),
            ("Lede", escaped("\(found.lede), \(found.compiler), \(found.platform), \(HumanFormat.count(found.cores, "core"))")),
            ("SQLite", escaped("\(found.sqlite), \(found.sqliteSource)")),
        ]
        return "<dl class=\"provenance\">\n" + rows.map { "<dt>\($0)</dt><dd>\($1)</dd>\n" }.joined() + "</dl>\n"
    }
}

extension ComparisonDocument {
    /// Passages stand in the page for people, and need not stand in its figures.
    fileprivate var withoutPassages: ComparisonDocument {
        var document = self
        for query in document.queries.indices {
            for backend in document.queries[query].backends.indices {
                for result in document.queries[query].backends[backend].results.indices {
                    document.queries[query].backends[backend].results[result].passage = nil
                }
            }
        }
        return document
    }
}
