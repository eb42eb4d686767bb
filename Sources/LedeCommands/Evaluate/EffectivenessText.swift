import LedeModules

/// What runs reach, for people: their measures, how much of their results was judged, each query's values.
struct EffectivenessText {
    let reports: [EffectivenessReport]
    /// The runs'.
    let names: [String]
    /// Of a line.
    let columns: Int

    /// The best of each column is marked when they differ; below are what the figures are over.
    /// - Parameters:
    ///   - isComplete: whether queries that a run does not answer count as 0.
    ///   - isOverSameQueries: whether the runs' means can be compared.
    func measures(isComplete: Bool, isOverSameQueries: Bool) -> [StyledText] {
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
        var lines = table.lines(columns: columns) + StyledText(note, .faint).wrapped(to: columns)
        if !isOverSameQueries {
            lines += StyledText("The runs answer different queries, so these means cannot be compared; -c makes them comparable.", .warning)
                .wrapped(to: columns)
        }
        return lines
    }

    /// How many of the results were judged at all.
    func results() -> [StyledText] {
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
        return table.lines(columns: columns) + note.wrapped(to: columns)
    }

    /// Of the first run all measures, in the qrels' order.
    func queries() -> [StyledText] {
        let report = reports[0]
        var table = TextTable()
        table.append((["query"] + report.measureNames).map { StyledText($0, .heading) })
        for (queryID, values) in zip(report.queryIDs, report.values) {
            let figures = zip(values, report.aggregations).map { value, aggregation in
                StyledText(aggregation == .sum ? HumanFormat.count(Int(value)) : HumanFormat.decimal(value, digits: 4))
            }
            table.append([StyledText(queryID.sanitizedForTerminal(), .identifier)] + figures)
        }
        return table.lines(columns: columns)
    }
}
