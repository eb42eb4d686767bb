import Lede

/// Prints an evaluation for people: what was measured, over which queries, whether differences are real, and how far the runs agree.
struct EvaluationPrinter {
    let runs: [EvaluatedRun]
    let seed: Int
    let isComplete: Bool
    let isPerQuery: Bool
    /// Whether the effect of ties is shown in full; else only where it matters.
    let showsTies: Bool
    /// The measure that decides; nil if all are counts.
    let primary: String?
    /// Whether each run was tested against each other one.
    let allPairs: Bool
    /// The median time of an answer, one per run; nil if none was measured.
    let seconds: [Double?]
    /// The queries without an answer, one list per run; nil for the judged ones that a run lacks.
    let unanswered: [[String]]?
    let terminal: Terminal
    let output: StandardOutput
    /// Below this a difference is called real.
    private static let level = 0.05
    /// What four decimals show.
    static let shownDifference = 0.00005
    /// How many of the queries that a difference rests on are named.
    private static let namedQueries = 8

    init(
        runs: [EvaluatedRun], seed: Int, isComplete: Bool, isPerQuery: Bool, showsTies: Bool = true, primary: String?, allPairs: Bool,
        seconds: [Double?]? = nil, unanswered: [[String]]? = nil, terminal: Terminal, output: StandardOutput = .shared
    ) {
        self.runs = runs
        self.seed = seed
        self.isComplete = isComplete
        self.isPerQuery = isPerQuery
        self.showsTies = showsTies
        self.primary = primary
        self.allPairs = allPairs
        self.seconds = seconds ?? runs.map { _ in nil }
        self.unanswered = unanswered
        self.terminal = terminal
        self.output = output
    }

    private var names: [String] { runs.map { $0.name.sanitizedForTerminal() } }

    func print(_ report: EvaluationReport) {
        var sections: [[StyledText]] = []
        if let findings = findings(report) { sections.append(findings) }
        if let effectiveness = report.effectiveness {
            sections.append(measures(effectiveness, isOverSameQueries: report.isOverSameQueries))
            sections.append(results(effectiveness))
            if showsTies, let ties = report.ties { sections.append(self.ties(ties, effectiveness)) }
        }
        let notes = notes(report)
        if !notes.isEmpty { sections.append(notes) }
        if let significance = report.significance { sections.append(self.significance(significance)) }
        if !report.agreements.isEmpty { sections.append(agreements(report.agreements)) }
        if isPerQuery, let effectiveness = report.effectiveness {
            if let significance = report.significance {
                for (run, comparisons) in significance.comparisons.enumerated() {
                    if let comparison = comparisons.first(where: { $0.measureName == primary }) {
                        sections.append(queries(comparison, effectiveness, run: run + 1))
                    }
                }
            } else {
                sections.append(queries(effectiveness[0]))
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
            names: runs.map(\.name), effectiveness: effectiveness, seconds: seconds,
            unanswered: unanswered ?? (report.effectiveness ?? []).map(\.missingQueryIDs)
        ).sentences.map { $0.sanitizedForTerminal() }
        guard !sentences.isEmpty else { return nil }
        return sentences.enumerated().flatMap { StyledText($1, $0 == 0 ? .heading : .plain).wrapped(to: terminal.columns) }
    }

    /// The best of each column is marked when they differ; below are what the figures are over.
    private func measures(_ reports: [EffectivenessReport], isOverSameQueries: Bool) -> [StyledText] {
        var table = TextTable()
        table.append((["measures"] + reports[0].measureNames + ["queries", "missing"]).map { StyledText($0, .heading) })
        let overall = reports.map(\.overall)
        for (index, report) in reports.enumerated() {
            let figures = report.measureNames.indices.map { measure -> StyledText in
                guard let value = overall[index]?[measure] else { return "–" }
                if report.aggregations[measure] == .sum { return StyledText(HumanFormat.count(Int(value))) }
                let column = overall.compactMap { $0?[measure] }
                let isBest = isOverSameQueries && value == column.max() && column.contains { $0 != value }
                return StyledText(HumanFormat.decimal(value, digits: 4), isBest ? .gain : .plain)
            }
            table.append(
                [StyledText(names[index])] + figures + [
                    StyledText(HumanFormat.count(report.queryIDs.count)),
                    StyledText(HumanFormat.count(report.missingCount), report.missingCount > 0 ? .warning : .plain),
                ])
        }
        var note = "\(HumanFormat.count(reports[0].judgedCount, "judged query", "judged queries")); "
        note +=
            isComplete
            ? "means over all of them, missing ones as 0 (trec_eval -c)" : "means over those that the run answers, as in trec_eval"
        for (name, report) in zip(names, reports) where report.unjudgedCount > 0 {
            note += "; \(name) has \(HumanFormat.count(report.unjudgedCount)) more without judgments, left out"
        }
        var lines = table.lines(columns: terminal.columns) + StyledText(note, .faint).wrapped(to: terminal.columns)
        if !isOverSameQueries {
            lines += StyledText("The runs answer different queries, so these means cannot be compared; -c makes them comparable.", .warning)
                .wrapped(to: terminal.columns)
        }
        return lines
    }

    private func results(_ reports: [EffectivenessReport]) -> [StyledText] {
        var table = TextTable()
        table.append(
            ["results", "retrieved", "unjudged", "in the top \(JudgmentCoverage.topDepth)", "unjudged"].map { StyledText($0, .heading) })
        for (name, report) in zip(names, reports) {
            let coverage = report.coverage
            func share(_ part: Int, _ whole: Int) -> StyledText {
                let percent = whole > 0 ? HumanFormat.decimal(100 * Double(part) / Double(whole), digits: 1) + " %" : "–"
                return StyledText("\(HumanFormat.count(part)) (\(percent))")
            }
            table.append([
                StyledText(name), StyledText(HumanFormat.count(coverage.count)), share(coverage.unjudgedCount, coverage.count),
                StyledText(HumanFormat.count(coverage.topCount)), share(coverage.unjudgedTopCount, coverage.topCount),
            ])
        }
        let note = StyledText("what was not judged counts as not relevant", .faint)
        return table.lines(columns: terminal.columns) + note.wrapped(to: terminal.columns)
    }

    /// What must be known about the runs to judge their figures.
    private func notes(_ report: EvaluationReport) -> [StyledText] {
        runs.enumerated().flatMap { index, run in
            RunNotes(run, effectiveness: report.effectiveness?[index], ties: showsTies ? nil : report.ties?[index]).texts.flatMap { text in
                StyledText("\(names[index]): \(text)".sanitizedForTerminal(), .warning).wrapped(to: terminal.columns)
            }
        }
    }

    private func ties(_ reports: [TieReport], _ effectiveness: [EffectivenessReport]) -> [StyledText] {
        if reports.allSatisfy({ $0.tiedDocumentCount == 0 }) { return [StyledText("no documents with equal scores", .faint)] }
        var lines: [StyledText] = []
        for (index, report) in reports.enumerated() {
            let heading = StyledText("ties in \(names[index])", .heading)
            guard report.tiedDocumentCount > 0 else {
                lines.append(heading + StyledText(": none", .faint))
                continue
            }
            let counts =
                ": \(HumanFormat.count(report.tiedDocumentCount)) documents with equal scores in "
                + "\(HumanFormat.count(report.tiedQueryCount, "query", "queries")), at most \(HumanFormat.count(report.largestGroup)) alike"
            lines += (heading + StyledText(counts, .faint)).wrapped(to: terminal.columns)
            guard let ranges = report.overall, let values = effectiveness[index].overall else { continue }
            let isFelt = zip(ranges, effectiveness[index].aggregations).contains {
                $1 == .mean && ($0?.spread ?? 0) >= Self.shownDifference
            }
            guard isFelt else {
                lines += StyledText("to four digits their order changes nothing", .faint).wrapped(to: terminal.columns)
                continue
            }
            var table = TextTable()
            table.append(["", "lowest", "expected", "highest", "as evaluated"].map { StyledText($0, .heading) })
            for (measure, range) in ranges.enumerated() where effectiveness[index].aggregations[measure] == .mean {
                guard let range else { continue }
                // If four decimals show no difference, ties do not matter.
                let style: TextStyle = range.spread >= Self.shownDifference ? .plain : .faint
                let figures = [range.lowest, range.expected, range.highest, values[measure]].map { HumanFormat.decimal($0, digits: 4) }
                table.append([StyledText(report.measureNames[measure], style)] + figures.map { StyledText($0, style) })
            }
            lines += table.lines(columns: terminal.columns)
        }
        var note = "over all orders of documents with equal scores, exact; as evaluated: ties by docno descending, as in trec_eval"
        let unknown = zip(reports[0].measureNames, reports[0].overall ?? []).enumerated().filter {
            $0.element.1 == nil && effectiveness[0].aggregations[$0.offset] == .mean
        }
        if !unknown.isEmpty { note += "; not known exactly for \(unknown.map { $0.element.0 }.joined(separator: ", "))" }
        return lines + StyledText(note, .faint).wrapped(to: terminal.columns)
    }

    /// A table per run, a row per measure.
    private func significance(_ report: SignificanceReport) -> [StyledText] {
        var lines: [StyledText] = []
        var trials: Set<Int> = []
        for pair in report.pairs {
            let comparisons = pair.comparisons
            lines.append(StyledText("\(names[pair.second]) against \(names[pair.first])", .heading))
            var table = TextTable()
            table.append(
                ["", "difference", "95 % interval", "p", "p (Holm)", "d", "better/same/worse", "rests on"].map { StyledText($0, .heading) })
            for comparison in comparisons {
                let differences = comparison.differences
                if case .sampled(let count) = comparison.randomization?.method { trials.insert(count) }
                let isReal = comparison.adjustedPValue.map { $0 < Self.level } ?? false
                let style: TextStyle = isReal ? (differences.mean ?? 0 > 0 ? .gain : .loss) : .plain
                let interval = comparison.interval.map { "\(HumanFormat.signed($0.lower)) to \(HumanFormat.signed($0.upper))" } ?? "–"
                let deciding = differences.decidingQueryIDs.count
                table.append([
                    StyledText(comparison.measureName), StyledText(differences.mean.map { HumanFormat.signed($0) } ?? "–", style),
                    StyledText(interval),
                    StyledText(HumanFormat.pValue(comparison.randomization?.pValue)),
                    StyledText(HumanFormat.pValue(comparison.adjustedPValue), style),
                    StyledText(differences.effectSize.map { HumanFormat.signed($0, digits: 2) } ?? "–"),
                    StyledText("\(differences.winCount)/\(differences.tieCount)/\(differences.lossCount)"),
                    StyledText(deciding > 0 ? HumanFormat.count(deciding) : "–"),
                ])
            }
            lines += table.lines(columns: terminal.columns)
        }
        let counts = Set(report.pairs.flatMap(\.comparisons).map(\.differences.count)).sorted().map {
            HumanFormat.count($0, "query", "queries")
        }
        var note = "over the \(counts.joined(separator: " or ")) that both sides have; p: paired randomisation test, two-sided, exact"
        if let trials = trials.first { note += " or, where that is out of reach, over \(HumanFormat.count(trials)) random assignments" }
        note += "; \(Self.correction(report.familySize)); interval: percentile bootstrap, "
        note +=
            "\(HumanFormat.count(BootstrapInterval.defaultSamples)) samples, seed \(seed); d: Cohen's d of paired differences; rests on: the "
        note += "fewest queries without which the difference would be gone"
        return lines + StyledText(note, .faint).wrapped(to: terminal.columns)
    }

    /// What p (Holm) is corrected for.
    static func correction(_ familySize: Int) -> String {
        familySize > 1
            ? "Holm over the \(HumanFormat.count(familySize, "comparison")) of a measure"
            : "Holm: a measure has 1 comparison, so nothing to correct"
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

    /// One run: all its measures, in the qrels' order.
    private func queries(_ report: EffectivenessReport) -> [StyledText] {
        var table = TextTable()
        table.append((["query"] + report.measureNames).map { StyledText($0, .heading) })
        for (queryID, values) in zip(report.queryIDs, report.values) {
            let figures = zip(values, report.aggregations).map { value, aggregation in
                StyledText(aggregation == .sum ? HumanFormat.count(Int(value)) : HumanFormat.decimal(value, digits: 4))
            }
            table.append([StyledText(queryID.sanitizedForTerminal(), .identifier)] + figures)
        }
        return table.lines(columns: terminal.columns)
    }

    /// A run beside the baseline in one measure, the largest gain first; the queries that the difference rests on are marked.
    private func queries(_ comparison: MeasureComparison, _ reports: [EffectivenessReport], run: Int) -> [StyledText] {
        let differences = comparison.differences
        guard let measure = reports[0].measureNames.firstIndex(of: comparison.measureName) else { return [] }
        func values(_ report: EffectivenessReport) -> [String: Double] {
            Dictionary(zip(report.queryIDs, report.values.map { $0[measure] }), uniquingKeysWith: { first, _ in first })
        }
        let (baseline, other) = (values(reports[0]), values(reports[run]))
        let deciding = differences.decidingQueryIDs
        let marked = Set(deciding)
        var table = TextTable()
        table.append([comparison.measureName, names[0], names[run], "difference", ""].map { StyledText($0, .heading) })
        let order = differences.values.indices.sorted { (differences.values[$0], $1) > (differences.values[$1], $0) }
        for index in order {
            let (queryID, difference) = (differences.queryIDs[index], differences.values[index])
            let figures = [baseline[queryID], other[queryID]].map { StyledText($0.map { HumanFormat.decimal($0, digits: 4) } ?? "–") }
            table.append(
                [StyledText(queryID.sanitizedForTerminal(), .identifier)] + figures + [
                    StyledText(HumanFormat.signed(difference), difference > 0 ? .gain : difference < 0 ? .loss : .faint),
                    StyledText(marked.contains(queryID) ? "decides" : "", .faint),
                ])
        }
        var lines = table.lines(columns: terminal.columns)
        if !deciding.isEmpty {
            let named = deciding.prefix(Self.namedQueries).map { $0.sanitizedForTerminal() }.joined(separator: ", ")
            let more = deciding.count > Self.namedQueries ? " and \(HumanFormat.count(deciding.count - Self.namedQueries)) more" : ""
            lines += StyledText(
                "without \(deciding.count == 1 ? "query" : "queries") \(named)\(more) the difference would be gone", .faint
            ).wrapped(to: terminal.columns)
        }
        return lines
    }
}
