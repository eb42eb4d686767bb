import Lede

/// Prints comparisons for people.
struct ComparisonPrinter {
    let backends: [OpenedBackend]
    let depth: Int
    /// How the queries were read; nil where none was searched for.
    let syntax: QuerySyntax?
    let terminal: Terminal
    let output: StandardOutput
    /// Queries named of those that differ most.
    private static let namedQueries = 3

    init(backends: [OpenedBackend], depth: Int, syntax: QuerySyntax?, terminal: Terminal, output: StandardOutput = .shared) {
        self.backends = backends
        self.depth = depth
        self.syntax = syntax
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
        let rounds = comparison.answers.map(\.times.count).max() ?? 0
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

    /// A set of queries: what that says, agreement, effectiveness where there are judgments, causes where they were asked for, time.
    func print(_ report: ComparisonReport, primary: String?, seed: Int, isPerQuery: Bool) {
        write(summary(report))
        if names.count > 1 || report.evaluation.effectiveness != nil {
            let runs = zip(names, report.runs).map { EvaluatedRun(file: $0, name: $0, run: $1) }
            EvaluationPrinter(
                runs: runs, seed: seed, isComplete: true, isPerQuery: isPerQuery, primary: primary, allPairs: report.allPairs,
                seconds: report.latencies.map { $0.map { $0.p50.seconds } },
                unanswered: names.indices.map { backend in report.queries.filter { !$0.answers[backend].isAnswer }.map(\.id) },
                terminal: terminal, output: output
            ).print(report.evaluation)
            if isPerQuery { write([StyledText()]) }
            for other in names.indices.dropFirst() {
                guard let share = report.equalCounts(other) else { continue }
                let percent = HumanFormat.decimal(share * 100, digits: 1)
                write(
                    StyledText("\(names[other]) matches as many articles as \(names[0]) in \(percent) % of the queries", .faint).wrapped(
                        to: terminal.columns))
            }
            write([StyledText()])
        }
        for other in names.indices.dropFirst() { write(movements(report, other)) }
        write(
            latency(
                report.latencies,
                scope: "over \(HumanFormat.count(report.queries.count, "query", "queries")), each query's median of "
                    + "\(HumanFormat.count(report.queries.map { $0.answers[0].times.count }.max() ?? 0, "round")) in turns"))
        write(costs())
    }

    /// What moved articles between the baseline and another backend, and on which queries the two differ most.
    private func movements(_ report: ComparisonReport, _ other: Int) -> [StyledText] {
        var lines: [StyledText] = []
        let attributions = report.attributions(other)
        if !attributions.isEmpty {
            var table = TextTable()
            table.append(
                ["why articles moved: \(names[0]) to \(names[other])", "ranks", "results", "mainly"].map { StyledText($0, .heading) })
            for summary in CauseSummary.summaries(of: attributions) {
                table.append(
                    [StyledText(summary.cause.name)]
                        + [summary.ranks, summary.articleCount, summary.mainCount].map { StyledText(HumanFormat.count($0)) })
            }
            let note =
                "of \(HumanFormat.count(attributions.count, "result")) at other ranks among the first \(depth); ranks: by how many the cause moves them in "
                + "all, up or down; mainly: results for which it does most; --query with --why explains one"
            lines += table.lines(columns: terminal.columns) + StyledText(note, .faint).wrapped(to: terminal.columns) + [StyledText()]
        }
        let changed = report.mostChanged(other, limit: Self.namedQueries)
        if !changed.isEmpty {
            var table = TextTable(alignment: .left)
            table.append(["least alike: \(names[0]) and \(names[other])", "RBO", "query"].map { StyledText($0, .heading) })
            for query in changed {
                table.append([
                    StyledText(query.id.sanitizedForTerminal(), .identifier),
                    StyledText(HumanFormat.decimal(query.agreements[other - 1].rankBiasedOverlap.extrapolated, digits: 3)),
                    StyledText(query.text.sanitizedForTerminal()),
                ])
            }
            lines += table.lines(columns: terminal.columns) + [StyledText()]
        }
        return lines
    }

    private func summary(_ report: ComparisonReport) -> [StyledText] {
        var line = StyledText(HumanFormat.count(report.queries.count, "query", "queries"), .heading)
        if let syntax { line.append(", \(syntax.summary)", .faint) }
        if report.isPartial { line.append(", interrupted before the others", .warning) }
        if report.notAskedCount > 0 { line.append(", \(HumanFormat.count(report.notAskedCount)) more judged", .faint) }
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
