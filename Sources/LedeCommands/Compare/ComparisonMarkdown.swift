import LedeModules

/// A comparison as Markdown: the findings, the tables, and every query with its lists.
struct ComparisonMarkdown {
    let report: ComparisonReport

    var text: String {
        let parts =
            ["# " + report.backends.map { Self.code($0.name) }.joined(separator: ", ")] + findings + [figures] + quality + agreement
            + causes
            + costs + notes + ["## Backends", backends, "## Queries"] + report.queries.flatMap(queryParts) + provenance
        return parts.joined(separator: "\n\n") + "\n"
    }

    private var findings: [String] {
        var parts: [String] = []
        let sentences = report.summary ?? ComparisonFindings(report: report).sentences
        if report.isPartial { parts.append("Interrupted: the figures are over the queries that were answered until then.") }
        if !sentences.isEmpty { parts.append(Self.list(sentences)) }
        if let effectiveness = report.effectiveness, !effectiveness.measures.isEmpty,
            let meaning = MeasureMeaning.text(effectiveness.measures[effectiveness.primaryIndex])
        {
            parts.append(Self.escaped(meaning))
        }
        return parts
    }

    private var figures: String {
        func time(_ seconds: Double?) -> String { seconds.map { HumanFormat.duration(seconds: $0) } ?? "–" }
        let measures = report.effectiveness?.measures ?? []
        return table(
            ["backend", "answered"] + measures + ["p50", "p95", "p99", "on disk", "build"],
            report.backends.map { backend in
                [backend.name, HumanFormat.count(backend.answered)]
                    + measures.map { name in backend.measures?[name].map { HumanFormat.decimal($0, digits: 4) } ?? "–" }
                    + [backend.seconds?.p50, backend.seconds?.p95, backend.seconds?.p99].map(time)
                    + [backend.bytes.map(HumanFormat.bytes) ?? "–", time(backend.buildSeconds)]
            })
    }

    private var quality: [String] {
        guard let effectiveness = report.effectiveness else { return [] }
        let headings = ["measure"] + EffectivenessComparison.Difference.cellHeadings
        var parts: [String] = []
        if !effectiveness.differences.isEmpty {
            parts.append("## Differences against " + Self.code(report.backends[0].name))
            parts.append(table(["backend"] + headings, effectiveness.differences.map { [$0.backend, $0.measure] + $0.cells }))
        }
        if let pairs = effectiveness.pairs, !pairs.isEmpty {
            parts.append("## The other pairs")
            parts.append(table(["pair"] + headings, pairs.map { ["\($0.backend) against \($0.against ?? "")", $0.measure] + $0.cells }))
        }
        return parts
    }

    private var agreement: [String] {
        guard !report.agreements.isEmpty else { return [] }
        let headings = ["backend"] + ComparisonReport.Agreement.cellHeadings(depth: report.depth) + ["queries"]
        return [
            "## Agreement with " + Self.code(report.backends[0].name),
            table(headings, report.agreements.map { [$0.backend] + $0.cells + [HumanFormat.count($0.queries)] }),
        ]
    }

    private var causes: [String] {
        report.causes.filter { !$0.causes.isEmpty }.flatMap { found in
            [
                "## Why articles moved under " + Self.code(found.backend),
                table(
                    ["cause", "ranks", "articles", "mainly"],
                    found.causes.map { [$0.name] + [$0.ranks, $0.articles, $0.mainly].map { HumanFormat.count($0) } }),
            ]
        }
    }

    private var costs: [String] {
        CostTables(report: report).all.flatMap { costs in
            [
                "## " + costs.title.prefix(1).uppercased() + costs.title.dropFirst(), table(["backend"] + costs.columns, costs.rows),
                Self.escaped(costs.note),
            ]
        }
    }

    private var notes: [String] {
        guard let notes = report.notes, !notes.isEmpty else { return [] }
        return ["## Notes", Self.list(notes.map { QuerySetNotes.line($0) })]
    }

    private var backends: String {
        report.backends.map { backend in
            "- " + Self.code(backend.name) + ": " + Self.escaped(backend.summary)
                + (backend.spec.flatMap { $0 == backend.name ? nil : ", " + Self.code($0) } ?? "")
        }.joined(separator: "\n")
    }

    private var provenance: [String] {
        guard let found = report.provenance else { return [] }
        return [
            "## Where the figures come from",
            """
            - command: \(Self.code(ShellText.command(found.arguments)))
            - queries: \(QuerySyntax.summary(of: report))
            - date: \(found.date), seed: \(found.seed)
            - corpus: \(Self.escaped(found.index)), \(HumanFormat.count(found.articles, "article")), analyzer \(Self.escaped(found.analyzer)), fingerprint \(Self.code(found.corpus))
            - Lede \(found.lede), \(found.compiler), \(found.platform), \(HumanFormat.count(found.cores, "core")); SQLite \(found.sqlite), \(found.sqliteSource)
            """,
        ]
    }

    /// A query: what each backend reaches, and the lists side by side, equal ones once.
    private func queryParts(_ query: ComparisonReport.Query) -> [String] {
        var parts = ["### \(Self.escaped(query.id)): \(Self.escaped(query.text))"]
        if let effectiveness = report.effectiveness,
            query.answers.allSatisfy({ $0.measures.indices.contains(effectiveness.primaryIndex) })
        {
            let index = effectiveness.primaryIndex
            parts.append(
                Self.escaped(effectiveness.measures[index]) + ": "
                    + query.answers.map { "\(Self.escaped($0.name)) \(HumanFormat.decimal($0.measures[index], digits: 4))" }.joined(
                        separator: ", "))
        }
        let depth = query.answers.map(\.articles.count).max() ?? 0
        guard depth > 0 else { return parts + ["Nothing found."] }
        let groups = query.sameLists
        parts.append(
            table(
                ["rank"] + groups.map { $0.map { query.answers[$0].name }.joined(separator: ", ") },
                (0..<depth).map { rank in
                    [String(rank + 1)]
                        + groups.map { group in
                            let results = query.answers[group[0]].articles
                            return rank < results.count ? Self.item(results[rank], isBaseline: group[0] == 0) : ""
                        }
                }, alignment: ":---"))
        return parts
    }

    /// An article in a list, with its move and its judgment.
    private static func item(_ result: ComparisonReport.ListedArticle, isBaseline: Bool) -> String {
        var text = (result.title ?? result.beginning).map { "\($0) (\(result.id))" } ?? result.id
        if !isBaseline { text += result.move.map { $0 == 0 ? ", =" : $0 > 0 ? ", up \($0)" : ", down \(-$0)" } ?? ", new" }
        if let grade = result.grade, grade >= 0 { text += grade > 0 ? ", relevant" : ", not relevant" }
        if let causes = result.causes, !causes.isEmpty {
            text += ": " + causes.map { "\($0.cause) \($0.gain > 0 ? "+" : "\u{2212}")\(abs($0.gain))" }.joined(separator: ", ")
        }
        return text
    }

    /// - Parameter alignment: of all columns but the first.
    private func table(_ head: [String], _ rows: [[String]], alignment: String = "---:") -> String {
        func line(_ cells: [String]) -> String { "| " + cells.map(Self.escaped).joined(separator: " | ") + " |" }
        return ([line(head), "|" + head.indices.map { ($0 == 0 ? "---" : alignment) + "|" }.joined()] + rows.map(line)).joined(
            separator: "\n")
    }

    private static func list(_ texts: [String]) -> String { texts.map { "- " + escaped($0) }.joined(separator: "\n") }

    private static func code(_ text: String) -> String { MarkdownText.code(text) }

    private static func escaped(_ text: String) -> String { MarkdownText.escaped(text) }
}
