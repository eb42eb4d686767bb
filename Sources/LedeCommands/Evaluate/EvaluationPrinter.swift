import LedeModules

/// Prints an evaluation for people: what was measured, over which queries, whether differences are real, and how far the runs agree.
struct EvaluationPrinter {
    let runs: [EvaluatedRun]
    let seed: Int
    let isComplete: Bool
    let isPerQuery: Bool
    /// Whether the effect of ties is shown in full; else only where it matters.
    var showsTies = true
    /// The measure that decides; nil if all are counts.
    let primary: String?
    /// Whether each run was tested against each other one.
    let allPairs: Bool
    /// The median time of an answer, one per run, nil if none was measured; nil for none at all.
    var seconds: [Double?]?
    /// The queries without an answer, one list per run; nil for the judged ones that a run lacks.
    var unanswered: [[String]]?
    let terminal: Terminal
    var output: StandardOutput = .shared

    private var names: [String] { runs.map { $0.name.sanitizedForTerminal() } }

    func print(_ report: EvaluationReport) {
        var sections: [[StyledText]] = []
        if let findings = findings(report) { sections.append(findings) }
        if let effectiveness = report.effectiveness {
            let text = EffectivenessText(reports: effectiveness, names: names, columns: terminal.columns)
            sections.append(text.measures(isComplete: isComplete, isOverSameQueries: report.isOverSameQueries))
            sections.append(text.results())
            if showsTies, let ties = report.ties {
                sections.append(TieText(reports: ties, effectiveness: effectiveness, names: names, columns: terminal.columns).lines)
            }
        }
        let notes = notes(report)
        if !notes.isEmpty { sections.append(notes) }
        let significanceText = SignificanceText(names: names, seed: seed, columns: terminal.columns)
        if let significance = report.significance { sections.append(significanceText.lines(significance)) }
        if !report.agreements.isEmpty { sections.append(agreements(report.agreements)) }
        if isPerQuery, let effectiveness = report.effectiveness {
            if let significance = report.significance {
                for (run, comparisons) in significance.comparisons.enumerated() {
                    if let comparison = comparisons.first(where: { $0.measureName == primary }) {
                        sections.append(significanceText.queries(comparison, effectiveness, run: run + 1))
                    }
                }
            } else {
                sections.append(EffectivenessText(reports: effectiveness, names: names, columns: terminal.columns).queries())
            }
        }
        for (index, section) in sections.enumerated() {
            if index > 0 { output.writeLine() }
            for line in section { output.writeLine(terminal.rendered(line)) }
        }
    }

    /// The decision, and what it rests on; nil for a single run.
    private func findings(_ report: EvaluationReport) -> [StyledText]? {
        guard report.significance != nil,
            let effectiveness = EffectivenessComparison(report, names: runs.map(\.name), primary: primary, allPairs: allPairs)
        else { return nil }
        let sentences = RankingFindings(
            names: runs.map(\.name), effectiveness: effectiveness, seconds: seconds ?? runs.map { _ in nil },
            unanswered: unanswered ?? (report.effectiveness ?? []).map(\.missingQueryIDs)
        ).sentences.map { $0.sanitizedForTerminal() }
        guard !sentences.isEmpty else { return nil }
        return sentences.enumerated().flatMap { StyledText($1, $0 == 0 ? .heading : .plain).wrapped(to: terminal.columns) }
    }

    /// What must be known about the runs to judge their figures.
    private func notes(_ report: EvaluationReport) -> [StyledText] {
        runs.enumerated().flatMap { index, run in
            RunNotes(run, effectiveness: report.effectiveness?[index], ties: showsTies ? nil : report.ties?[index]).texts.flatMap { text in
                StyledText("\(names[index]): \(text)".sanitizedForTerminal(), .warning).wrapped(to: terminal.columns)
            }
        }
    }

    private func agreements(_ agreements: [RunAgreement]) -> [StyledText] {
        var table = TextTable()
        table.append(
            [
                "against \(names[0]), means", "overlap@\(agreements[0].depth)", "Jaccard", "RBO", "residual", "Kendall's τ", "τ_AP",
                "scores",
                "queries",
            ].map { StyledText($0, .heading) })
        for (name, agreement) in zip(names.dropFirst(), agreements) {
            let figures = [
                agreement.overlap, agreement.jaccard, agreement.rankBiasedOverlap, agreement.residual, agreement.kendall.mean,
                agreement.apCorrelation.mean, agreement.scoreCorrelation.mean,
            ].map { StyledText($0.map { HumanFormat.decimal($0, digits: 3) } ?? "–") }
            table.append([StyledText(name)] + figures + [StyledText(HumanFormat.count(agreement.queryCount))])
        }
        let note =
            "RBO with p = 0.9, residual: what the unseen rest could add; τ (τ-b), τ_AP and the scores' correlation over the documents in "
            + "common; ties as random orders"
        return table.lines(columns: terminal.columns) + StyledText(note, .faint).wrapped(to: terminal.columns)
    }
}
