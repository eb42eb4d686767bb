import Lede

/// A comparison as Markdown: the findings, the tables, and every query with its lists.
struct ComparisonMarkdown {
    let document: ComparisonDocument

    var text: String {
        var parts = ["# " + document.backends.map { Self.code($0.name) }.joined(separator: ", ")]
        let sentences = document.summary ?? ComparisonFindings(document: document).sentences
        if document.isPartial { parts.append("Interrupted: the figures are over the queries that were answered until then.") }
        if !sentences.isEmpty { parts.append(sentences.map { "- " + Self.escaped($0) }.joined(separator: "\n")) }
        if let effectiveness = document.effectiveness, !effectiveness.measures.isEmpty,
            let meaning = MeasureMeaning.text(effectiveness.measures[effectiveness.primaryIndex])
        {
            parts.append(Self.escaped(meaning))
        }
        let measures = document.effectiveness?.measures ?? []
        parts.append(
            table(
                ["backend", "answered"] + measures + ["p50", "p95", "p99", "on disk", "build"],
                document.backends.map { backend in
                    [backend.name, HumanFormat.count(backend.answered)]
                        + measures.map { name in backend.measures?[name].map { HumanFormat.decimal($0, digits: 4) } ?? "–" }
                        + [backend.seconds?.p50, backend.seconds?.p95, backend.seconds?.p99].map {
                            $0.map { HumanFormat.duration(seconds: $0) } ?? "–"
                        }
                        + [
                            backend.bytes.map(HumanFormat.bytes) ?? "–",
                            backend.buildSeconds.map { HumanFormat.duration(seconds: $0) } ?? "–",
                        ]
                }))
        if let effectiveness = document.effectiveness, !effectiveness.differences.isEmpty {
            parts.append("## Differences against " + Self.code(document.backends[0].name))
            parts.append(
                table(
                    ["backend", "measure"] + MeasuredDifference.cellHeadings,
                    effectiveness.differences.map { [$0.backend, $0.measure] + $0.cells }))
        }
        if let pairs = document.effectiveness?.pairs, !pairs.isEmpty {
            parts.append("## The other pairs")
            parts.append(
                table(
                    ["pair", "measure"] + MeasuredDifference.cellHeadings,
                    pairs.map { ["\($0.backend) against \($0.against ?? "")", $0.measure] + $0.cells }))
        }
        if !document.agreements.isEmpty {
            parts.append("## Agreement with " + Self.code(document.backends[0].name))
            parts.append(
                table(
                    ["backend"] + ComparedAgreement.cellHeadings(depth: document.depth) + ["queries"],
                    document.agreements.map { [$0.backend] + $0.cells + [HumanFormat.count($0.queries)] }))
        }
        for found in document.causes where !found.causes.isEmpty {
            parts.append("## Why articles stand elsewhere under " + Self.code(found.backend))
            parts.append(
                table(
                    ["cause", "ranks", "articles", "mainly"],
                    found.causes.map {
                        [$0.name, HumanFormat.count($0.ranks), HumanFormat.count($0.articles), HumanFormat.count($0.mainly)]
                    }))
        }
        for costs in CostTables(document: document).all {
            parts.append("## " + costs.title.prefix(1).uppercased() + costs.title.dropFirst())
            parts.append(table(["backend"] + costs.columns, costs.rows))
            parts.append(Self.escaped(costs.note))
        }
        let notes = document.notes ?? []
        if !notes.isEmpty {
            parts.append("## Notes\n\n" + notes.map { "- " + Self.escaped(QuerySetNotes.line($0)) }.joined(separator: "\n"))
        }
        parts.append("## Backends")
        parts.append(
            document.backends.map { backend in
                "- " + Self.code(backend.name) + ": " + Self.escaped(backend.summary)
                    + (backend.spec.flatMap { $0 == backend.name ? nil : ", " + Self.code($0) } ?? "")
            }.joined(separator: "\n"))
        parts.append("## Queries")
        for query in document.queries { parts += queryParts(query) }
        let found = document.provenance
        parts.append("## Where the figures come from")
        parts.append(
            """
            - command: \(Self.code(ShellText.command(found.arguments)))
            - queries: \(document.querySyntax.flatMap { QuerySyntax(rawValue: $0) }?.summary ?? "not searched for")
            - date: \(found.date), seed: \(found.seed)
            - corpus: \(Self.escaped(found.index)), \(HumanFormat.count(found.articles, "article")), analyzer \(Self.escaped(found.analyzer)), fingerprint \(Self.code(found.corpus))
            - Lede \(found.lede), \(found.compiler), \(found.platform), \(HumanFormat.count(found.cores, "core")); SQLite \(found.sqlite), \(found.sqliteSource)
            """)
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// A query: what each backend reaches, and the lists side by side, those that are the same once.
    private func queryParts(_ query: ComparedQuery) -> [String] {
        var parts = ["### \(Self.escaped(query.id)): \(Self.escaped(query.query))"]
        if let effectiveness = document.effectiveness,
            query.backends.allSatisfy({ $0.measures.indices.contains(effectiveness.primaryIndex) })
        {
            let index = effectiveness.primaryIndex
            parts.append(
                Self.escaped(effectiveness.measures[index]) + ": "
                    + query.backends.map { "\(Self.escaped($0.name)) \(HumanFormat.decimal($0.measures[index], digits: 4))" }.joined(
                        separator: ", "))
        }
        let depth = query.backends.map(\.results.count).max() ?? 0
        guard depth > 0 else { return parts + ["Nothing found."] }
        let groups = query.sameLists
        parts.append(
            table(
                ["rank"] + groups.map { $0.map { query.backends[$0].name }.joined(separator: ", ") },
                (0..<depth).map { rank in
                    [String(rank + 1)]
                        + groups.map { group in
                            let results = query.backends[group[0]].results
                            return rank < results.count ? Self.item(results[rank], isBaseline: group[0] == 0) : ""
                        }
                }, alignment: ":---"))
        return parts
    }

    /// An article of a list, with its move and the judgment.
    private static func item(_ result: ComparedResult, isBaseline: Bool) -> String {
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

    private static func code(_ text: String) -> String { MarkdownText.code(text) }

    private static func escaped(_ text: String) -> String { MarkdownText.escaped(text) }
}
