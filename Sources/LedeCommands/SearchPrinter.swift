import Lede

/// Prints an answer for people: rank, score and title, a line about the article, the passage that matched; then tables of counts, and a closing line.
struct SearchPrinter {
    private let terminal: Terminal
    private let output: StandardOutput
    private let showsCursor: Bool
    private static let indent = 4
    /// Longer lines are hard to read, however wide the terminal.
    private static let widest = 100
    /// Values of a field that are counted in a line of their own, and near-duplicates that are named.
    private static let mostValues = 20
    private static let mostDuplicates = 5

    /// - Parameter showsCursor: whether the last line says where the next page begins.
    init(terminal: Terminal, output: StandardOutput = .shared, showsCursor: Bool = false) {
        self.terminal = terminal
        self.showsCursor = showsCursor
        self.output = output
    }

    /// - Parameter hints: what may be wrong with the query: above partial matches, below the line that says that there are none.
    func print(_ answer: SearchAnswer, hints: [StyledText] = []) {
        if answer.isPartial {
            for hint in hints { write(hint) }
            write(StyledText(SearchAnswer.partialHeading, .warning))
            write(StyledText())
        }
        for hit in answer.hits { print(hit, storesText: answer.storesText) }
        for counts in answer.counts { print(counts) }
        write(closingLine(answer))
        if !answer.isPartial { for hint in hints { write(hint) } }
        if showsCursor, let cursor = answer.cursor { write(StyledText("next page: --cursor \(cursor.token)", .faint)) }
    }

    private func print(_ counts: ValueCounts) {
        var table = TextTable()
        table.append([StyledText(counts.key.name.sanitizedForTerminal(), .heading), StyledText("articles", .heading)])
        var isTimeline = true
        if case .field = counts.key { isTimeline = false }
        let shown = isTimeline ? counts.entries[...] : counts.entries.prefix(Self.mostValues)
        for entry in shown { table.append([StyledText(entry.value.sanitizedForTerminal()), StyledText(HumanFormat.count(entry.count))]) }
        if shown.count < counts.entries.count {
            table.append([StyledText("\(HumanFormat.count(counts.entries.count - shown.count)) more values", .faint)])
        }
        if counts.missingCount > 0 {
            table.append([StyledText("(none)", .faint), StyledText(HumanFormat.count(counts.missingCount), .faint)])
        }
        for line in table.lines(columns: terminal.outputIsTerminal ? terminal.columns : Self.widest) { write(line) }
        write(StyledText())
    }

    private func print(_ hit: SearchAnswer.Hit, storesText: Bool) {
        let rank = String(hit.rank).padded(to: Self.indent - 2, alignment: .right)
        var heading = StyledText("\(rank)  ", .faint)
        heading.append(HumanFormat.score(hit.score), .faint)
        heading.append("  ")
        heading.append(styled(hit.title, base: .heading, otherwise: "(no title)"))
        write(heading)
        write(indented(details(of: hit.article)))
        let fragments = hit.highlights.fragments.isEmpty ? [hit.snippet] : hit.highlights.fragments.map(\.snippet)
        for fragment in fragments {
            let passage = styled(fragment, base: .plain, otherwise: storesText ? "(no text)" : "(the index does not store the text)")
            // A pipe gets a passage on one line, for grep and its like.
            let lines = terminal.outputIsTerminal ? passage.wrapped(to: min(terminal.columns, Self.widest) - Self.indent) : [passage]
            for line in lines { write(indented(line)) }
        }
        if !hit.duplicates.isEmpty { write(indented(duplicates(hit.duplicates))) }
        if let explanation = hit.explanation {
            for line in ExplanationText(explanation).lines { write(indented(line)) }
        }
        write(StyledText())
    }

    /// Date, author and id, as far as the article has them.
    private func details(of article: Article) -> StyledText {
        var line = StyledText()
        for part in [article.date, article.author].compactMap({ $0 }) where !part.isEmpty {
            line.append(part.sanitizedForTerminal(), .faint)
            line.append(" · ", .faint)
        }
        line.append(article.id.sanitizedForTerminal(), .identifier)
        return line
    }

    private func styled(_ snippet: Snippet, base: TextStyle, otherwise: String) -> StyledText {
        if snippet.text.isEmpty { return StyledText(otherwise, .faint) }
        var text = StyledText()
        for piece in snippet.pieces { text.append(piece.text.sanitizedForTerminal(), piece.isHighlighted ? .match : base) }
        return text
    }

    private func duplicates(_ ids: [String]) -> StyledText {
        let named = ids.prefix(Self.mostDuplicates).map { $0.sanitizedForTerminal() }.joined(separator: ", ")
        let rest = ids.count > Self.mostDuplicates ? ", …" : ""
        return StyledText("and \(HumanFormat.count(ids.count, "near-duplicate")): \(named)\(rest)", .faint)
    }

    private func closingLine(_ answer: SearchAnswer) -> StyledText {
        let time = HumanFormat.duration(answer.duration)
        let matches = answer.isPartial
            ? HumanFormat.count(answer.matchCount, "partial match", "partial matches")
            : HumanFormat.count(answer.matchCount, "match", "matches")
        let duplicates = answer.hits.reduce(0) { $0 + $1.duplicates.count }
        let alike = duplicates > 0 ? " and \(HumanFormat.count(duplicates, "near-duplicate")) of theirs" : ""
        let shown = answer.hits.count < answer.matchCount ? ", \(HumanFormat.count(answer.hits.count)) shown\(alike)" : ""
        return StyledText(answer.matchCount == 0 ? "no matches · \(time)" : "\(matches)\(shown) · \(time)", .faint)
    }

    private func indented(_ line: StyledText) -> StyledText { StyledText(String(repeating: " ", count: Self.indent)) + line }

    private func write(_ line: StyledText) { output.writeLine(terminal.rendered(line)) }
}
