import LedeModules

/// Prints comparisons for people.
struct ComparisonPrinter {
    let report: ComparisonReport
    let terminal: Terminal
    let output: StandardOutput
    /// How many of the queries that differ most are named.
    private static let namedQueries = 3

    init(_ report: ComparisonReport, terminal: Terminal, output: StandardOutput = .shared) {
        self.report = report
        self.terminal = terminal
        self.output = output
    }

    private var names: [String] { report.backends.map { $0.name.sanitizedForTerminal() } }

    /// A report on one query: the lists, how alike they are, and the time each took.
    func printSingleQuery() {
        let query = report.queries[0]
        for other in names.indices.dropFirst() {
            write(RankedListsText(query: query, backends: report.backends).lines(other, columns: terminal.columns))
            if !query.isEmpty { write(agreement(query, other)) }
            write([StyledText()])
        }
        if names.count == 1 {
            for article in query.answers[0].articles {
                write([StyledText("\(article.rank)  \(HumanFormat.score(article.score))  \(article.shownTitle.sanitizedForTerminal())")])
            }
            write([StyledText()])
        }
        let rounds = query.answers.compactMap(\.seconds?.count).max() ?? 0
        write(latency(query.answers.map(\.seconds), scope: "\(HumanFormat.count(rounds, "round")) in turns"))
        write(costs())
    }

    private func agreement(_ query: ComparisonReport.Query, _ other: Int) -> [StyledText] {
        let found = query.agreements[other - 1]
        var line = StyledText("overlap@\(report.depth) ", .faint)
        line.append(HumanFormat.decimal(found.overlap, digits: 2))
        line.append(" · RBO ", .faint)
        line.append(HumanFormat.decimal(found.rbo, digits: 3))
        line.append(
            " (from \(HumanFormat.decimal(found.rboMin, digits: 3)) to \(HumanFormat.decimal(found.rboMin + found.rboResidual, digits: 3)))",
            .faint)
        line.append(" · Kendall's τ ", .faint)
        line.append(found.kendallTau.map { HumanFormat.decimal($0, digits: 3) } ?? "–")
        line.append(" (n = \(found.common))", .faint)
        if let first = query.answers[0].matchCount, let second = query.answers[other].matchCount, first != second {
            line.append(" · not the same number of matches", .warning)
        }
        return line.wrapped(to: terminal.columns)
    }

    /// A set of queries: the findings, agreement, effectiveness if there are judgments, causes if they were asked for, time.
    /// - Parameters:
    ///   - comparison: the report's.
    ///   - seed: of everything drawn at random.
    func printQuerySet(_ comparison: Comparison, seed: Int, isPerQuery: Bool) {
        write(summary())
        if names.count > 1 || report.effectiveness != nil {
            EvaluationPrinter(
                runs: zip(names, comparison.runs).map { EvaluatedRun(file: $0, name: $0, run: $1) }, seed: seed, isComplete: true,
                isPerQuery: isPerQuery, primary: report.effectiveness?.primary,
                allPairs: report.effectiveness?.pairs != nil, seconds: report.backends.map { $0.seconds?.p50 },
                unanswered: names.indices.map { backend in report.queries.filter { !$0.answers[backend].isAnswer }.map(\.id) },
                terminal: terminal, output: output
            ).print(comparison.evaluation)
            if isPerQuery { write([StyledText()]) }
            for (agreement, name) in zip(report.agreements, names.dropFirst()) {
                guard let share = agreement.equalCounts else { continue }
                let percent = HumanFormat.decimal(share * 100, digits: 1)
                write(
                    StyledText("\(name) matches as many articles as \(names[0]) in \(percent) % of the queries", .faint).wrapped(
                        to: terminal.columns))
            }
            write([StyledText()])
        }
        for other in names.indices.dropFirst() { write(movements(other) + mostChanged(other)) }
        let rounds = report.queries.compactMap { $0.answers[0].seconds?.count }.max() ?? 0
        write(
            latency(
                report.backends.map(\.seconds),
                scope: "over \(HumanFormat.count(report.queries.count, "query", "queries")), each query's median of "
                    + "\(HumanFormat.count(rounds, "round")) in turns"))
        write(costs())
    }

    /// What moved articles between the baseline and another backend.
    private func movements(_ other: Int) -> [StyledText] {
        let listed = report.queries.reduce(0) { $0 + $1.elsewhere(other).count }
        guard report.causes.count >= other, listed > 0 else { return [] }
        var table = TextTable()
        table.append(
            ["why articles moved: \(names[0]) to \(names[other])", "ranks", "results", "mainly"].map { StyledText($0, .heading) })
        for cause in report.causes[other - 1].causes {
            table.append(
                [StyledText(cause.name)] + [cause.ranks, cause.articles, cause.mainly].map { StyledText(HumanFormat.count($0)) })
        }
        let note =
            "of \(HumanFormat.count(listed, "result")) at other ranks among the first \(report.depth); ranks: by how many the cause moves them in "
            + "all, up or down; mainly: results for which it does most; --query with --why explains one"
        return table.lines(columns: terminal.columns) + StyledText(note, .faint).wrapped(to: terminal.columns) + [StyledText()]
    }

    /// The queries on which the two differ most.
    private func mostChanged(_ other: Int) -> [StyledText] {
        let changed = report.mostChanged(other, limit: Self.namedQueries)
        guard !changed.isEmpty else { return [] }
        var table = TextTable(alignment: .left)
        table.append(["least alike: \(names[0]) and \(names[other])", "RBO", "query"].map { StyledText($0, .heading) })
        for query in changed {
            table.append([
                StyledText(query.id.sanitizedForTerminal(), .identifier),
                StyledText(HumanFormat.decimal(query.agreements[other - 1].rbo, digits: 3)),
                StyledText(query.text.sanitizedForTerminal()),
            ])
        }
        return table.lines(columns: terminal.columns) + [StyledText()]
    }

    private func summary() -> [StyledText] {
        var line = StyledText(HumanFormat.count(report.queries.count, "query", "queries"), .heading)
        if let syntax = report.querySyntax.flatMap({ QuerySyntax(rawValue: $0) }) { line.append(", \(syntax.summary)", .faint) }
        if report.isPartial { line.append(", interrupted before the others", .warning) }
        if let notAsked = report.effectiveness?.notAsked, notAsked > 0 {
            line.append(", \(HumanFormat.count(notAsked)) more judged", .faint)
        }
        if !report.failures.isEmpty { line.append(", \(HumanFormat.count(report.failures.count)) more left out", .warning) }
        var table = TextTable(alignment: .left)
        for (name, backend) in zip(names, report.backends) {
            table.append([
                StyledText(name), StyledText("\(HumanFormat.count(backend.answered)) answered", .faint),
                StyledText(backend.summary, .faint),
            ])
        }
        return [line] + table.lines(columns: terminal.columns) + [StyledText()]
    }

    private func latency(_ times: [MeasuredTimes?], scope: String) -> [StyledText] {
        var table = TextTable()
        table.append(["time for the top \(report.depth)", "p50", "p95", "p99"].map { StyledText($0, .heading) })
        for (name, found) in zip(names, times) {
            let figures = [found?.p50, found?.p95, found?.p99]
            table.append([StyledText(name)] + figures.map { StyledText($0.map { HumanFormat.duration(seconds: $0) } ?? "–") })
        }
        return table.lines(columns: terminal.columns) + StyledText(scope, .faint).wrapped(to: terminal.columns) + [StyledText()]
    }

    private func costs() -> [StyledText] {
        var table = TextTable()
        table.append(["cost", "on disk", "index", "stored text", "build"].map { StyledText($0, .heading) })
        var namesByScope: [(scope: String, names: [String])] = []
        for (name, backend) in zip(names, report.backends) {
            let parts = [backend.bytes, backend.indexBytes, backend.storedBytes].map { $0.map(HumanFormat.bytes) ?? "–" }
            let seconds = backend.buildSeconds.map { HumanFormat.duration(seconds: $0) } ?? "–"
            table.append(([name] + parts + [seconds]).map { StyledText($0) })
            if let known = namesByScope.firstIndex(where: { $0.scope == backend.buildScope }) {
                namesByScope[known].names.append(name)
            } else {
                namesByScope.append((backend.buildScope, [name]))
            }
        }
        let scopes = "build of " + namesByScope.map { "\($0.names.joined(separator: ", ")): \($0.scope)" }.joined(separator: "; of ")
        return table.lines(columns: terminal.columns) + StyledText(scopes, .faint).wrapped(to: terminal.columns)
    }

    private func write(_ lines: [StyledText]) { for line in lines { output.writeLine(terminal.rendered(line)) } }
}
