import LedeModules

/// Whether the differences between runs are real, for people.
struct SignificanceText {
    /// Of the runs.
    let names: [String]
    /// Of random assignments and samples.
    let seed: Int
    /// Of a line.
    let columns: Int

    /// Queries named of those that a difference rests on.
    private static let namedQueries = 8

    /// A table per run, a row per measure.
    func lines(_ report: SignificanceReport) -> [StyledText] {
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
                let isReal = comparison.adjustedPValue.map { $0 < DifferenceVerdict.level } ?? false
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
            lines += table.lines(columns: columns)
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
        return lines + StyledText(note, .faint).wrapped(to: columns)
    }

    /// What p (Holm) is corrected for.
    static func correction(_ familySize: Int) -> String {
        familySize > 1
            ? "Holm over the \(HumanFormat.count(familySize, "comparison")) of a measure"
            : "Holm: a measure has 1 comparison, so nothing to correct"
    }

    /// A run beside the baseline in one measure, the largest gain first; the queries that the difference rests on are marked.
    func queries(_ comparison: MeasureComparison, _ reports: [EffectivenessReport], run: Int) -> [StyledText] {
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
        var lines = table.lines(columns: columns)
        if !deciding.isEmpty {
            let named = deciding.prefix(Self.namedQueries).map { $0.sanitizedForTerminal() }.joined(separator: ", ")
            let more = deciding.count > Self.namedQueries ? " and \(HumanFormat.count(deciding.count - Self.namedQueries)) more" : ""
            lines += StyledText(
                "without \(deciding.count == 1 ? "query" : "queries") \(named)\(more) the difference would be gone", .faint
            ).wrapped(to: columns)
        }
        return lines
    }
}
