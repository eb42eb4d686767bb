import LedeModules

/// Prints what `lede optimize` has done.
struct OptimizationReport {
    private let outcome: OptimizationOutcome
    private let name: String
    private let isReordered: Bool

    init(_ outcome: OptimizationOutcome, name: String, isReordered: Bool) {
        self.outcome = outcome
        self.name = name
        self.isReordered = isReordered
    }

    func print(to output: StandardOutput) {
        let (before, after, summary) = (outcome.before, outcome.after, outcome.summary)
        guard summary.isChanged else {
            let content = after.segments == 0 ? "no article" : "one segment, in which nothing is deleted"
            output.writeLine("\(name): \(content): nothing to do")
            return
        }
        output.writeLine("\(name): \(shape(before)) before, \(shape(after)) now")
        var times: [String] = []
        if isReordered { times.append("finding an order \(HumanFormat.duration(seconds: summary.orderingSeconds))") }
        times.append("writing \(HumanFormat.duration(seconds: summary.writingSeconds))")
        output.writeLine("  time       \(times.joined(separator: ", "))")
        if let least = summary.leastDocFreq {
            output.writeLine("  ordered    by the words of \(HumanFormat.count(least, "article")) or more, and of half of them at most")
        }
        if let fts5 = outcome.fts5 {
            let what = isReordered ? "built anew in the new order" : fts5.articles == 0 ? "still holds the same articles" : "built anew"
            output.writeLine("  FTS5       \(what), \(HumanFormat.bytes(fts5.bytes)) in \(HumanFormat.duration(seconds: fts5.seconds))")
            for id in fts5.tooLarge { output.writeLine("  FTS5 lacks \(id.sanitizedForTerminal()): SQLite takes no article over 1 GB") }
        }
        output.writeLine()
        var table = TextTable()
        table.append(["structure", "before", "now", "change"])
        for kind in IndexFileKind.allCases {
            let bytes = (before: before.bytes[kind] ?? 0, after: after.bytes[kind] ?? 0)
            if bytes != (0, 0) { table.append(row(kind.ending, bytes.before, bytes.after)) }
        }
        table.append(row("all", before.totalBytes, after.totalBytes))
        for line in table.lines(columns: 80) { output.writeLine(line.plain) }
    }

    private func shape(_ shape: OptimizationOutcome.Shape) -> String {
        "\(HumanFormat.count(shape.segments, "segment")), \(HumanFormat.count(shape.articles, "article"))"
            + (shape.deletedArticles > 0 ? " and \(HumanFormat.count(shape.deletedArticles)) deleted" : "")
    }

    private func row(_ name: String, _ before: Int, _ after: Int) -> [StyledText] {
        let change = before == 0 ? "" : HumanFormat.decimal(Double(after - before) / Double(before) * 100, digits: 1) + " %"
        return [StyledText(name), StyledText(HumanFormat.bytes(before)), StyledText(HumanFormat.bytes(after)), StyledText(change)]
    }
}
