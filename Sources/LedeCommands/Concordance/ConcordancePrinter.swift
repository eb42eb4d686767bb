import LedeModules

/// Prints a concordance, for people or as JSON Lines.
///
///     {"type":"occurrence","id","field","start","end","charStart","charEnd","left","keyword","right"}
///     {"type":"summary","occurrences","articles","shown","before":[{"word","count"}],"behind":[{"word","count"}]}
struct ConcordancePrinter: Sendable {
    private let terminal: Terminal
    private let isJSON: Bool
    /// Columns of the left side, and of the keyword and the right side together.
    private let columns: (left: Int, right: Int)
    private let output: StandardOutput

    /// - Parameters:
    ///   - width: columns of each side; nil for what fits the terminal next to an id of some length.
    ///   - keyword: columns that the keyword takes, roughly.
    init(terminal: Terminal, isJSON: Bool, width: Int?, keyword: Int, output: StandardOutput = .shared) {
        self.terminal = terminal
        self.isJSON = isJSON
        self.output = output
        let keyword = min(max(4, keyword), 40)
        // A narrow window gives a third to the ids, a wide one twenty columns and what is left.
        let ids = min(22, terminal.columns / 3)
        let side = width ?? min(max(4, (terminal.columns - keyword - ids) / 2), 60)
        columns = (side, side + keyword)
    }

    /// Characters of context that a line needs.
    var context: Int { columns.right + 2 }

    func print(_ line: ConcordanceLine) {
        if isJSON {
            output.writeLine(
                JSONValue.object(
                    [("type", .string("occurrence")), ("id", .string(line.docno)), ("field", .string(line.field.name))] + line.range.fields
                        + [("left", .string(line.left)), ("keyword", .string(line.keyword)), ("right", .string(line.right))]
                ).line)
            return
        }
        let left = ContextSide.last(line.left.sanitizedForTerminal(), columns: columns.left)
        let keyword = line.keyword.sanitizedForTerminal()
        let room = columns.right - keyword.displayWidth
        var text = StyledText(ContextSide.isolated(left).padded(to: columns.left, alignment: .right))
        if room >= 0 {
            text.append(ContextSide.isolated(keyword), .match)
            text.append(ContextSide.isolated(ContextSide.first(line.right.sanitizedForTerminal(), columns: room)).padded(to: room))
        } else {
            text.append(ContextSide.isolated(keyword.truncated(to: columns.right)).padded(to: columns.right), .match)
        }
        text.append("  ")
        let field = line.field == .body ? "" : " (\(line.field.name))"
        text.append(shown(StyledText(line.docno.sanitizedForTerminal(), .identifier) + StyledText(field, .faint)))
        output.writeLine(terminal.rendered(text))
    }

    /// As much of an id as fits on a terminal, where a line must not become two: its end, which tells files apart.
    private func shown(_ id: StyledText) -> StyledText {
        let room = max(4, terminal.columns - columns.left - columns.right - 2)
        guard terminal.outputIsTerminal, id.width > room else { return id }
        return StyledText("…" + ContextSide.last(id.plain, columns: room - 1), .identifier)
    }

    func print(_ summary: ConcordanceSummary, shown: Int, neighbours: NeighbourCounter, limit: Int) {
        let (before, behind) = (neighbours.commonestLeft(limit), neighbours.commonestRight(limit))
        if isJSON {
            func words(_ counts: [(word: String, count: Int)]) -> JSONValue {
                .array(counts.map { .object([("word", .string($0.word)), ("count", .integer($0.count))]) })
            }
            output.writeLine(
                JSONValue.object([
                    ("type", .string("summary")), ("occurrences", .integer(summary.occurrenceCount)),
                    ("articles", .integer(summary.articleCount)),
                    ("shown", .integer(shown)), ("before", words(before)), ("behind", words(behind)),
                ]).line)
            return
        }
        if shown > 0 { output.writeLine() }
        var closing =
            summary.occurrenceCount == 0
            ? "no occurrences"
            : "\(HumanFormat.count(summary.occurrenceCount, "occurrence")) in \(HumanFormat.count(summary.articleCount, "article"))"
        if shown < summary.occurrenceCount { closing += ", \(HumanFormat.count(shown)) shown" }
        if summary.cutArticleCount > 0 {
            closing +=
                "; of \(HumanFormat.count(summary.cutArticleCount, "article")) the first \(HumanFormat.count(MatchFinder.mostSpans)) occurrences alone"
        }
        let lines = terminal.outputIsTerminal ? StyledText(closing, .faint).fitted(to: terminal.columns) : [StyledText(closing, .faint)]
        for line in lines { output.writeLine(terminal.rendered(line)) }
        if before.isEmpty, behind.isEmpty { return }
        output.writeLine()
        var table = TextTable()
        table.append([StyledText("directly before", .heading), "", StyledText("directly after", .heading), ""])
        let width = behind.map { min(30, $0.word.displayWidth) }.max() ?? 0
        for row in 0..<max(before.count, behind.count) {
            var cells = Self.cells(before, row) + Self.cells(behind, row)
            cells[2] = cells[2].padded(to: max(width, "directly after".count))
            table.append(cells)
        }
        for line in table.lines(columns: terminal.columns) { output.writeLine(terminal.rendered(line)) }
    }

    private static func cells(_ counts: [(word: String, count: Int)], _ row: Int) -> [StyledText] {
        guard row < counts.count else { return ["", ""] }
        return [
            StyledText(ContextSide.isolated(counts[row].word.sanitizedForTerminal().truncated(to: 30))),
            StyledText(HumanFormat.count(counts[row].count)),
        ]
    }
}
