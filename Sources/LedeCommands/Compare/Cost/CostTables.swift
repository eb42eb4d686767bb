import LedeModules

/// What backends cost beyond the times and sizes of a comparison's first tables.
struct CostTables {
    let report: ComparisonReport

    /// Those with figures.
    var all: [FigureTable] { [intervals, starts, memory, structures].compactMap(\.self) }

    /// How sure the percentiles of the times are.
    private var intervals: FigureTable? {
        let rows = report.backends.compactMap { backend -> [String]? in
            guard let intervals = backend.seconds?.intervals else { return nil }
            return [backend.name] + [intervals.p50, intervals.p95, intervals.p99].map(Self.text)
        }
        guard !rows.isEmpty else { return nil }
        return FigureTable(
            title: "time for the top \(report.depth), 95 % intervals", columns: ["p50", "p95", "p99"], rows: rows,
            note: "bootstrap over the queries; an interval that ends at the largest time ends there for want of more queries")
    }

    /// Opening and answering from disk.
    private var starts: FigureTable? {
        let measured = report.backends.compactMap { backend in backend.startup?.cold.map { (name: backend.name, cold: $0) } }
        guard !measured.isEmpty else { return nil }
        let rows = measured.map { name, cold in
            [name] + [cold.opening.p50, cold.answer.p50, cold.total.p50].map { HumanFormat.duration(seconds: $0) }
                + [cold.total.intervals.map { Self.text($0.p50) } ?? "–", HumanFormat.duration(seconds: cold.total.p95)]
        }
        var notes: [(note: String, names: [String])] = []
        for (name, cold) in measured {
            let note = Self.note(cold)
            if let known = notes.firstIndex(where: { $0.note == note }) {
                notes[known].names.append(name)
            } else {
                notes.append((note, [name]))
            }
        }
        return FigureTable(
            title: "start from disk", columns: ["opening", "first answer", "both", "95 % interval", "both, p95"], rows: rows,
            note: "medians; " + notes.map { "\($0.names.joined(separator: ", ")): \($0.note)" }.joined(separator: "; "))
    }

    /// Whether starts were cold, in words.
    private static func note(_ cold: ColdStart) -> String {
        let starts = HumanFormat.count(cold.total.count, "start")
        let share = cold.residentShare.map { HumanFormat.decimal($0 * 100, digits: 1) + " %" }
        let means =
            cold.dropping == .machine
            ? "the machine's page cache was emptied (drop_caches)" : "the page cache let go of the files (posix_fadvise)"
        if cold.dropping == .refused { return "\(starts), not cold: the page cache cannot be told to let go of the files here" }
        guard let share else { return "\(starts), before each of which \(means); how much of them was left cannot be seen" }
        if cold.isCold { return "\(starts), before each of which \(means); at most \(share) of them was left" }
        return
            "\(starts), not cold: up to \(share) of the files stayed in memory, as another process has them mapped or their file system keeps them"
    }

    /// What backends occupy.
    private var memory: FigureTable? {
        let measured = report.backends.compactMap { backend in backend.startup?.memory.map { (name: backend.name, memory: $0) } }
        guard let count = measured.map(\.memory.queries).max() else { return nil }
        let rows = measured.map { name, memory in
            [name]
                + [memory.opened.anonymous, memory.opened.file, memory.answered.anonymous, memory.answered.file].map(HumanFormat.bytes)
        }
        return FigureTable(
            title: "memory",
            columns: ["opened: own", "of files", "after \(HumanFormat.count(count, "query", "queries")): own", "of files"], rows: rows,
            note:
                "by how much this process's resident memory grew; own: allocations, as far as none that were free already served; of files: mapped pages in use, which the "
                + "system takes back when others need them")
    }

    /// The parts of each index, once for backends that share it.
    private var structures: FigureTable? {
        var groups: [(names: [String], structures: [BackendCost.Structure])] = []
        for backend in report.backends where !backend.structures.isEmpty {
            if let known = groups.firstIndex(where: { $0.structures == backend.structures }) {
                groups[known].names.append(backend.name)
            } else {
                groups.append(([backend.name], backend.structures))
            }
        }
        guard !groups.isEmpty else { return nil }
        let rows = groups.flatMap { group in
            let all = group.structures.reduce(0) { $0 + $1.bytes }
            return group.structures.map { structure in
                let share = all == 0 ? 0 : Double(structure.bytes) / Double(all) * 100
                return [
                    "\(group.names.joined(separator: ", ")): \(structure.name)", HumanFormat.bytes(structure.bytes),
                    HumanFormat.decimal(share, digits: 1) + " %",
                ]
            }
        }
        return FigureTable(
            title: "bytes by structure", columns: ["on disk", "share"], rows: rows,
            note:
                "of Lede its kinds of files, of FTS5 its tables: articles_data holds postings and positions, articles_content and documents the stored text and ids"
        )
    }

    private static func text(_ interval: MeasuredTimes.Interval) -> String {
        "\(HumanFormat.duration(seconds: interval.low)) to \(HumanFormat.duration(seconds: interval.high))"
    }
}

/// A table of figures, to be printed in any form.
struct FigureTable: Equatable {
    /// The heading of the first column.
    var title: String
    /// The headings of the other columns.
    var columns: [String]
    /// Each with a cell for the title's column and for each other one.
    var rows: [[String]]
    /// What the figures are.
    var note: String

    /// For a terminal: the table, the note, and a blank line.
    func lines(columns width: Int) -> [StyledText] {
        var table = TextTable()
        table.append(([title] + columns).map { StyledText($0, .heading) })
        for row in rows { table.append(row.map { StyledText($0.sanitizedForTerminal()) }) }
        return table.lines(columns: width) + StyledText(note.sanitizedForTerminal(), .faint).wrapped(to: width) + [StyledText()]
    }
}
