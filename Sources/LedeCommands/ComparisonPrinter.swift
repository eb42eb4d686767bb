import Lede

/// Prints comparisons for people.
struct ComparisonPrinter {
    let backends: [OpenedBackend]
    let depth: Int
    let terminal: Terminal
    let output: StandardOutput

    init(backends: [OpenedBackend], depth: Int, terminal: Terminal, output: StandardOutput = .shared) {
        self.backends = backends
        self.depth = depth
        self.terminal = terminal
        self.output = output
    }

    private var names: [String] { backends.map { $0.name.sanitizedForTerminal() } }

    /// One query: the lists, how alike they are, and the time each took.
    /// - Parameter title: a name for people for an article's id.
    func print(_ comparison: QueryComparison, title: @escaping (String) -> String) {
        for other in names.indices.dropFirst() {
            let lists = RankedListsText(title: title, baseline: backends[0].spec, other: backends[other].spec)
            write(lists.lines(comparison, other: other, columns: terminal.columns))
            if !comparison.isEmpty { write(agreement(comparison.agreements[other - 1], comparison, other)) }
            write([StyledText()])
        }
        if names.count == 1 {
            for (index, article) in comparison.answers[0].articles.enumerated() {
                write([StyledText("\(index + 1)  \(HumanFormat.score(article.score))  \(title(article.id).sanitizedForTerminal())")])
            }
            write([StyledText()])
        }
        let rounds = comparison.answers.map(\.times.count).min() ?? 0
        write(
            latency(
                comparison.answers.map { LatencySummary($0.times) },
                scope: "\(HumanFormat.count(rounds, "round")) in turns"))
        write(costs())
    }

    private func agreement(_ agreement: RankAgreement, _ comparison: QueryComparison, _ other: Int) -> [StyledText] {
        let rbo = agreement.rankBiasedOverlap
        var line = StyledText("overlap@\(depth) ", .faint)
        line.append(HumanFormat.decimal(agreement.overlap, digits: 2))
        line.append(" · RBO ", .faint)
        line.append(HumanFormat.decimal(rbo.extrapolated, digits: 3))
        line.append(
            " (from \(HumanFormat.decimal(rbo.minimum, digits: 3)) to \(HumanFormat.decimal(rbo.minimum + rbo.residual, digits: 3)))",
            .faint)
        line.append(" · Kendall's τ ", .faint)
        line.append(agreement.kendall.tau.map { HumanFormat.decimal($0, digits: 3) } ?? "–")
        line.append(" (n = \(agreement.kendall.commonCount))", .faint)
        if let first = comparison.answers[0].matchCount, let second = comparison.answers[other].matchCount, first != second {
            line.append(" · not the same number of matches", .warning)
        }
        return line.wrapped(to: terminal.columns)
    }

    /// A set of queries: agreement, effectiveness where there are judgments, time.
    func print(_ report: ComparisonReport) {
        write(summary(report))
        if names.count > 1 { write(agreements(report)) }
        if let effectiveness = report.effectiveness { write(measures(effectiveness)) }
        write(
            latency(
                report.latencies,
                scope: "over \(HumanFormat.count(report.queries.count, "query", "queries")), each query's median of "
                    + "\(HumanFormat.count(report.queries.map { $0.answers[0].times.count }.max() ?? 0, "round")) in turns"))
        write(costs())
    }

    private func summary(_ report: ComparisonReport) -> [StyledText] {
        var line = StyledText(HumanFormat.count(report.queries.count, "query", "queries"), .heading)
        if !report.failures.isEmpty { line.append(", \(HumanFormat.count(report.failures.count)) more left out", .warning) }
        var table = TextTable(alignment: .left)
        for (index, backend) in backends.enumerated() {
            table.append([
                StyledText(names[index]), StyledText("\(HumanFormat.count(report.answeredCounts[index])) answered", .faint),
                StyledText(backend.spec.summary, .faint),
            ])
        }
        return [line] + table.lines(columns: terminal.columns) + [StyledText()]
    }

    private func agreements(_ report: ComparisonReport) -> [StyledText] {
        var table = TextTable()
        table.append(
            ["against \(names[0]), means", "overlap@\(depth)", "RBO", "residual", "Kendall's τ", "equal counts", "queries"].map {
                StyledText($0, .heading)
            })
        for (name, summary) in zip(names.dropFirst(), report.agreements) {
            func decimal(_ value: Double?) -> StyledText { StyledText(value.map { HumanFormat.decimal($0, digits: 3) } ?? "–") }
            let tau = decimal(summary.tau) + StyledText(" (\(HumanFormat.count(summary.tauCount)))", .faint)
            let equal = summary.equalCounts.map { HumanFormat.decimal($0 * 100, digits: 1) + " %" } ?? "–"
            table.append([
                StyledText(name), decimal(summary.overlap), decimal(summary.rankBiasedOverlap), decimal(summary.residual), tau,
                StyledText(equal), StyledText(HumanFormat.count(summary.queryCount)),
            ])
        }
        return table.lines(columns: terminal.columns) + [StyledText()]
    }

    /// The denominator stands with the figures; the best of each column is marked when they differ.
    private func measures(_ reports: [EffectivenessReport]) -> [StyledText] {
        var table = TextTable()
        table.append((["measures"] + reports[0].measureNames).map { StyledText($0, .heading) })
        let overall = reports.map(\.overall)
        for (name, values) in zip(names, overall) {
            table.append(
                [StyledText(name)]
                    + reports[0].measureNames.indices.map { column in
                        guard let value = values?[column] else { return "–" }
                        if reports[0].aggregations[column] == .sum { return StyledText(HumanFormat.count(Int(value))) }
                        let column = overall.compactMap { $0?[column] }
                        let isBest = value == column.max() && column.contains { $0 != value }
                        return StyledText(HumanFormat.decimal(value, digits: 4), isBest ? .gain : .plain)
                    })
        }
        var text = "means over the \(HumanFormat.count(reports[0].judgedCount, "judged query", "judged queries")) asked"
        for (name, report) in zip(names, reports) where report.missingCount > 0 {
            text += "; \(name) has no answer to \(HumanFormat.count(report.missingCount)), which count as 0"
        }
        let note = StyledText(text, .faint)
        return table.lines(columns: terminal.columns) + note.wrapped(to: terminal.columns) + [StyledText()]
    }

    private func latency(_ summaries: [LatencySummary?], scope: String) -> [StyledText] {
        var table = TextTable()
        table.append(["time for the top \(depth)", "p50", "p95", "p99"].map { StyledText($0, .heading) })
        for (name, summary) in zip(names, summaries) {
            let times = [summary?.p50, summary?.p95, summary?.p99]
            table.append([StyledText(name)] + times.map { StyledText($0.map(HumanFormat.duration) ?? "–") })
        }
        return table.lines(columns: terminal.columns) + StyledText(scope, .faint).wrapped(to: terminal.columns) + [StyledText()]
    }

    private func costs() -> [StyledText] {
        var table = TextTable()
        table.append(["cost", "on disk", "index", "stored text", "build"].map { StyledText($0, .heading) })
        for (name, backend) in zip(names, backends) {
            let cost = backend.cost
            let parts = [cost.totalBytes, cost.indexBytes, cost.storedBytes].map { $0.map(HumanFormat.bytes) ?? "–" }
            let seconds = cost.buildSeconds.map { HumanFormat.duration(seconds: $0) } ?? "–"
            table.append(([name] + parts + [seconds]).map { StyledText($0) })
        }
        var namesByScope: [(scope: String, names: [String])] = []
        for (name, backend) in zip(names, backends) {
            let scope = backend.cost.buildScope
            if let known = namesByScope.firstIndex(where: { $0.scope == scope }) {
                namesByScope[known].names.append(name)
            } else {
                namesByScope.append((scope, [name]))
            }
        }
        let scopes = "build of " + namesByScope.map { "\($0.names.joined(separator: ", ")): \($0.scope)" }.joined(separator: "; of ")
        return table.lines(columns: terminal.columns) + StyledText(scopes, .faint).wrapped(to: terminal.columns)
    }

    private func write(_ lines: [StyledText]) { for line in lines { output.writeLine(terminal.rendered(line)) } }
}
