import LedeModules

/// A comparison as one page of HTML that needs nothing else: readable on a phone, on paper, in light and dark, and without scripts. The
/// figures are in it as JSON too, which `lede compare --again` reads.
struct ComparisonPage {
    let report: ComparisonReport
    /// What the page is called in instructions for reproducing it.
    let fileName: String

    private static let dataID = "lede-comparison"

    /// The whole page.
    /// - Throws: `EncodingError`, which no report causes.
    func html() throws -> String {
        let sections = PageSection.all(of: report)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(HTMLText.escaped(title))</title>
            <style>
            \(PageStyle.text)</style>
            </head>
            <body>
            <header>
            <h1>\(HTMLText.breakable(title))</h1>
            <p class="faint">\(HTMLText.escaped(scope))</p>
            \(report.isPartial ? "<p class=\"warning\">Interrupted: the figures are over the queries that were answered until then.</p>\n" : "")<nav aria-label="Parts of the report">\(sections.map { "<a href=\"#\($0.id)\">\(HTMLText.escaped($0.title))</a>" }.joined(separator: " "))</nav>
            </header>
            <main>
            \(sections.map { "<section id=\"\($0.id)\">\n<h2>\(HTMLText.escaped($0.title))</h2>\n\($0.body)</section>\n" }.joined())</main>
            <footer id="provenance">
            <h2>Where the figures come from</h2>
            \(provenance)</footer>
            <script type="application/json" id="\(Self.dataID)">\(HTMLText.script(try report.withoutPassages.json()))</script>
            <script>
            \(PageScript.text)</script>
            </body>
            </html>

            """
    }

    /// The report's JSON in a page that `html` wrote; nil if there is none.
    static func json(in page: String) -> String? {
        guard let start = page.range(of: "<script type=\"application/json\" id=\"\(dataID)\">"),
            let end = page.range(of: "</script>", range: start.upperBound..<page.endIndex)
        else { return nil }
        return String(page[start.upperBound..<end.lowerBound])
    }

    private var title: String {
        let names = report.backends.map(\.name)
        return names.count > 1 ? names.joined(separator: " · ") : "Ranking of \(names[0])"
    }

    private var scope: String {
        let corpus = report.provenance.map { " over \(HumanFormat.count($0.articles, "article")) of \($0.index)" } ?? ""
        var parts = [HumanFormat.count(report.queries.count, "query", "queries") + corpus]
        if let effectiveness = report.effectiveness {
            parts.append("\(HumanFormat.count(effectiveness.judged)) of the queries are judged")
            if effectiveness.notAsked > 0 {
                parts.append("\(HumanFormat.count(effectiveness.notAsked)) further judged queries were not asked")
            }
        }
        if !report.failures.isEmpty {
            parts.append("\(HumanFormat.count(report.failures.count)) more were left out, as a backend could not answer")
        }
        return parts.joined(separator: "; ") + "." + (report.provenance.map { " \($0.date.prefix(10))." } ?? "")
    }

    private var provenance: String {
        guard let found = report.provenance else { return "" }
        let escaped = HTMLText.escaped
        let rows: [(String, String)] = [
            ("command", "<code>\(escaped(ShellText.command(found.arguments)))</code>"),
            ("again", "<code>\(escaped(ShellText.command(["compare", "--again", fileName])))</code>"), ("date", escaped(found.date)),
            ("queries", escaped(QuerySyntax.summary(of: report))), ("seed", String(found.seed)),
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

extension ComparisonReport {
    /// Passages are in the page for people, and need not be in its figures.
    fileprivate var withoutPassages: ComparisonReport {
        var report = self
        for query in report.queries.indices {
            for answer in report.queries[query].answers.indices {
                for place in report.queries[query].answers[answer].articles.indices {
                    report.queries[query].answers[answer].articles[place].passage = nil
                }
            }
        }
        return report
    }
}
