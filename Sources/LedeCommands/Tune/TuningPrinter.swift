import LedeModules

/// Prints for people what tuning chose, what it is worth on queries it has not seen, and what to do about it.
struct TuningPrinter {
    /// The baseline.
    let spec: BackendSpec
    let syntax: QuerySyntax
    let isPerQuery: Bool
    let terminal: Terminal
    var output: StandardOutput = .shared

    func print(_ report: TuningReport) {
        var sections = [heading(report), means(report), difference(report), folds(report)]
        if isPerQuery { sections.append(queries(report)) }
        sections.append(verdict(report))
        for (index, section) in sections.enumerated() {
            if index > 0 { output.writeLine() }
            for line in section { output.writeLine(terminal.rendered(line)) }
        }
    }

    /// What was measured and what was searched.
    private func heading(_ report: TuningReport) -> [StyledText] {
        let searched = [
            range("k1", report.grid.k1), range("b", report.grid.b), titleWeights(report.grid),
            "\(HumanFormat.count(report.settingCount, "setting")) tried (at most \(HumanFormat.count(report.largestSettingCount))) "
                + "of \(HumanFormat.count(report.grid.count))",
        ]
        let lines = [
            "\(HumanFormat.count(report.queryIDs.count, "judged query", "judged queries")), \(syntax.summary), in \(HumanFormat.count(report.folds.count)) folds, seed \(report.seed); "
                + "each is measured by the setting that the other folds chose",
            "baseline: \(report.baselineName) (\(spec.summary))",
            "searched: BM25 \(report.grid.variant.rawValue), " + searched.joined(separator: "; "),
        ]
        return lines.flatMap { StyledText($0.sanitizedForTerminal()).wrapped(to: terminal.columns) }
    }

    private func range(_ name: String, _ values: [Double]) -> String {
        let ends =
            values.count > 1
            ? "\(TuningSetting.text(values[0])) to \(TuningSetting.text(values[values.count - 1]))" : TuningSetting.text(values[0])
        return "\(name) \(ends)" + (values.count > 1 ? " (\(HumanFormat.count(values.count)) values)" : "")
    }

    private func titleWeights(_ grid: TuningGrid) -> String {
        let weights = grid.titleWeights.compactMap { $0 }
        if weights.isEmpty { return "articles as a whole" }
        return range("title weight", weights) + (grid.titleWeights.contains(nil) ? " or articles as a whole" : "")
    }

    private func means(_ report: TuningReport) -> [StyledText] {
        var table = TextTable()
        table.append(["", report.measureName].map { StyledText($0, .heading) })
        for (name, value) in [
            ("baseline", report.baselineMean), ("tuned, on queries held out", report.heldOutMean),
            ("tuned, on the queries that chose", report.trainingMean),
        ] { table.append([StyledText(name), StyledText(decimal(value))]) }
        var note = "means over the \(HumanFormat.count(report.queryIDs.count, "judged query", "judged queries")) asked; "
        note += "\(HumanFormat.signed(report.optimism)) is how much better a setting looks to the queries that chose it"
        if report.notAskedCount > 0 {
            note += "; \(HumanFormat.count(report.notAskedCount, "judged query is", "judged queries are")) not asked"
        }
        if report.unjudgedCount > 0 {
            note +=
                "; \(HumanFormat.count(report.unjudgedCount, "query has", "queries have")) no judgments and \(report.unjudgedCount == 1 ? "counts" : "count") nowhere"
        }
        if report.hopelessCount > 0 { note += "; for \(HumanFormat.count(report.hopelessCount)) nothing relevant is judged" }
        if report.unansweredCount > 0 {
            note +=
                "; \(HumanFormat.count(report.unansweredCount)) without an answer \(report.unansweredCount == 1 ? "counts" : "count") as 0"
        }
        return table.lines(columns: terminal.columns) + StyledText(note, .faint).wrapped(to: terminal.columns)
    }

    private func difference(_ report: TuningReport) -> [StyledText] {
        let differences = report.differences
        let style: TextStyle = report.verdict == .gain ? .gain : report.verdict == .loss ? .loss : .plain
        var table = TextTable()
        table.append(
            ["", "difference", "95 % interval", "p", "d", "better/same/worse", "rests on"].map { StyledText($0, .heading) })
        let deciding = differences.decidingQueryIDs.count
        table.append([
            StyledText(report.measureName), StyledText(differences.mean.map { HumanFormat.signed($0) } ?? "–", style),
            StyledText(report.interval.map { "\(HumanFormat.signed($0.lower)) to \(HumanFormat.signed($0.upper))" } ?? "–"),
            StyledText(HumanFormat.pValue(report.randomization?.pValue), style),
            StyledText(differences.effectSize.map { HumanFormat.signed($0, digits: 2) } ?? "–"),
            StyledText("\(differences.winCount)/\(differences.tieCount)/\(differences.lossCount)"),
            StyledText(deciding > 0 ? HumanFormat.count(deciding) : "–"),
        ])
        var note = "p: paired randomisation test, two-sided, "
        if case .sampled(let trials) = report.randomization?.method {
            note += "\(HumanFormat.count(trials)) random assignments"
        } else {
            note += "exact"
        }
        note +=
            "; interval: percentile bootstrap, \(HumanFormat.count(BootstrapInterval.defaultSamples)) samples; d: Cohen's d of paired differences; "
        note += "rests on: the fewest queries without which the difference would be gone"
        return [StyledText("held out against baseline", .heading)] + table.lines(columns: terminal.columns)
            + StyledText(note, .faint).wrapped(to: terminal.columns)
    }

    /// A row per fold: how stable the choice is.
    private func folds(_ report: TuningReport) -> [StyledText] {
        let hasWeights = report.grid.titleWeights != [nil]
        func row(_ name: String, _ setting: TuningSetting, _ rest: [String]) -> [StyledText] {
            let weight = hasWeights ? [setting.titleWeight.map { TuningSetting.text($0) } ?? "whole"] : []
            return ([name, TuningSetting.text(setting.k1), TuningSetting.text(setting.b)] + weight + rest).map { StyledText($0) }
        }
        var table = TextTable()
        table.append(
            (["chosen without", "k1", "b"] + (hasWeights ? ["title"] : []) + ["by the others", "held out", "baseline", "queries"]).map {
                StyledText($0, .heading)
            })
        for (number, fold) in report.folds.enumerated() {
            table.append(
                row(
                    "fold \(number + 1)", fold.setting,
                    [
                        decimal(fold.trainingMean), decimal(fold.heldOutMean), decimal(fold.baselineMean),
                        HumanFormat.count(fold.queryIDs.count),
                    ]))
        }
        table.append(
            row(
                "none: by all", report.recommended,
                [decimal(report.recommendedMean), "–", decimal(report.baselineMean), HumanFormat.count(report.queryIDs.count)]))
        return table.lines(columns: terminal.columns)
    }

    /// A row per query, the largest gain first; those that the difference rests on are marked.
    private func queries(_ report: TuningReport) -> [StyledText] {
        let values = report.differences.values
        let deciding = Set(report.differences.decidingQueryIDs)
        var table = TextTable()
        table.append([report.measureName, "baseline", "held out", "difference", "fold", ""].map { StyledText($0, .heading) })
        for query in values.indices.sorted(by: { (values[$0], $1) > (values[$1], $0) }) {
            table.append([
                StyledText(report.queryIDs[query].sanitizedForTerminal(), .identifier), StyledText(decimal(report.baselineValues[query])),
                StyledText(decimal(report.heldOutValues[query])),
                StyledText(HumanFormat.signed(values[query]), values[query] > 0 ? .gain : values[query] < 0 ? .loss : .faint),
                StyledText(HumanFormat.count(report.queryFolds[query] + 1)),
                StyledText(deciding.contains(report.queryIDs[query]) ? "decides" : "", .faint),
            ])
        }
        return table.lines(columns: terminal.columns)
    }

    /// The answer, and the setting to paste.
    private func verdict(_ report: TuningReport) -> [StyledText] {
        let (sentence, style) = Self.sentence(report)
        var lines = StyledText(sentence, style).wrapped(to: terminal.columns)
        if report.baselineMean == 0, report.recommendedMean == 0 {
            let note = "No setting finds anything relevant for any of these queries: do the judgments belong to the articles of this index?"
            return lines + StyledText(note, .warning).wrapped(to: terminal.columns)
        }
        if report.isRecommendedBaseline {
            lines += StyledText("All queries together choose the baseline itself: nothing that was tried is better.").wrapped(
                to: terminal.columns)
            return lines
        }
        let use =
            report.verdict == .gain
            ? "Chosen by all queries; on others expect about \(decimal(report.heldOutMean)), not the \(decimal(report.recommendedMean)) that it has on these:"
            : "Best on these queries (\(decimal(report.recommendedMean))), which is no reason to expect it of others:"
        lines += StyledText(use).wrapped(to: terminal.columns)
        // To paste: never broken.
        lines.append(StyledText("  \(report.recommended.options)", .identifier))
        lines.append(StyledText("  --backend \(report.recommended.spec)", .identifier))
        for parameter in report.openEnds {
            let note =
                "The \(Self.name(parameter)) is at an end of what was searched: --\(parameter.rawValue) with a wider range may find more."
            lines += StyledText(note, .warning).wrapped(to: terminal.columns)
        }
        return lines
    }

    /// The verdict in words, with its numbers.
    static func sentence(_ report: TuningReport) -> (String, TextStyle) {
        let count = HumanFormat.count(report.queryIDs.count, "query", "queries")
        let p = report.randomization.map { $0.pValue < 0.0001 ? "p < 0.0001" : "p = \(HumanFormat.pValue($0.pValue))" } ?? "p –"
        let interval = report.interval.map { ", 95 % interval \(HumanFormat.signed($0.lower)) to \(HumanFormat.signed($0.upper))" } ?? ""
        let numbers =
            "\(HumanFormat.signed(report.differences.mean ?? 0)) \(report.measureName) on queries held out (\(p)\(interval), \(count))"
        return switch report.verdict {
        case .gain: ("The gain is real: \(numbers).", .gain)
        case .noGain: ("No gain that would hold up: \(numbers). Stay with the baseline.", .warning)
        case .loss:
            ("Tuning does harm: \(numbers). What some of these queries choose is wrong for the others; stay with the baseline.", .loss)
        case .tooFewQueries:
            (
                "Too few queries to tell: \(numbers). With \(count) even a gain on every one could be chance; six are the least, fifty are usual.",
                .warning
            )
        }
    }

    private static func name(_ parameter: TuningParameter) -> String {
        parameter == .titleWeight ? "title's weight" : "value of \(parameter.rawValue)"
    }

    private func decimal(_ value: Double) -> String { HumanFormat.decimal(value, digits: 4) }
}
