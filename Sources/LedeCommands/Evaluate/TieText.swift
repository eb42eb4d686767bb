import LedeModules

/// How the order of documents with equal scores affects the measures of runs, for people.
struct TieText {
    let reports: [TieReport]
    let effectiveness: [EffectivenessReport]
    /// Of the runs.
    let names: [String]
    /// Of a line.
    let columns: Int

    /// What four decimals show.
    static let shownDifference = 0.00005

    var lines: [StyledText] {
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
            lines += (heading + StyledText(counts, .faint)).wrapped(to: columns)
            guard let ranges = report.overall, let values = effectiveness[index].overall else { continue }
            let isFelt = zip(ranges, effectiveness[index].aggregations).contains {
                $1 == .mean && ($0?.spread ?? 0) >= Self.shownDifference
            }
            guard isFelt else {
                lines += StyledText("to four digits their order changes nothing", .faint).wrapped(to: columns)
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
            lines += table.lines(columns: columns)
        }
        var note = "over all orders of documents with equal scores, exact; as evaluated: ties by docno descending, as in trec_eval"
        let unknown = zip(reports[0].measureNames, reports[0].overall ?? []).enumerated().filter {
            $0.element.1 == nil && effectiveness[0].aggregations[$0.offset] == .mean
        }
        if !unknown.isEmpty { note += "; not known exactly for \(unknown.map { $0.element.0 }.joined(separator: ", "))" }
        return lines + StyledText(note, .faint).wrapped(to: columns)
    }
}
