import Foundation
import LedeModules

/// Prints an answer for people: rank and title, a line about the article, the passage that matched; then tables of counts, and a closing
/// line.
struct SearchPrinter {
    private let terminal: Terminal
    private let output: StandardOutput
    private let showsCursor: Bool
    private let indexNames: [String]
    private let hasLinks: Bool
    private let hasFiles: Bool
    /// Where the sources of each index are, for links.
    private let roots: [SourceRoots?]
    private static let indent = 4
    /// Longer lines are hard to read, however wide the terminal.
    static let widest = 100
    /// Values of a field counted in a line of their own, and near-duplicates named.
    private static let mostValues = 20
    private static let mostDuplicates = 5

    /// Columns of a usual passage.
    private static let passage = 230

    /// About as many results as fit a terminal's window, with the closing line and a prompt below them: each takes a title, a
    /// line about the article, its passages, and a blank line. At least two.
    static func limit(for terminal: Terminal, fragments: Int) -> Int {
        let width = min(terminal.columns, widest) - indent
        return max(2, (terminal.rows - 2) / (3 + fragments * ((passage + width - 1) / width)))
    }

    /// - Parameters:
    ///   - indexNames: those of the searched indexes, in their order; of several, results name theirs.
    ///   - showsCursor: whether the last line says where the next page begins.
    ///   - links: when titles are links to the articles.
    ///   - roots: where the sources of each index are; asked for if there are links.
    init(
        terminal: Terminal, indexNames: [String] = [], output: StandardOutput = .shared, showsCursor: Bool = false,
        links: LinkMode = .never,
        roots: () -> [SourceRoots?] = { [] }, environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        hasLinks = links.hasLinks(onTerminal: terminal.outputIsTerminal, environment: environment)
        self.roots = hasLinks ? roots() : []
        hasFiles = environment["SSH_CONNECTION"] == nil
        self.terminal = terminal
        self.indexNames = indexNames
        self.showsCursor = showsCursor
        self.output = output
    }

    /// - Parameters:
    ///   - hints: what may be wrong with the query: above partial matches, below the line that says that there are none.
    ///   - waited: from the query to the answer.
    ///   - parts: whether the closing line says where the time went.
    ///   - canGoOn: whether `.next` can be typed for more results.
    func print(_ answer: SearchAnswer, hints: [StyledText] = [], waited: Duration, parts: Bool = false, canGoOn: Bool = false) {
        if answer.isPartial {
            write(hints)
            write(StyledText(SearchAnswer.partialHeading, .warning))
            write(StyledText())
        }
        for hit in answer.hits { print(hit, storesText: answer.storesText) }
        for counts in answer.counts { print(counts) }
        write([ClosingLine(answer, waited: waited, parts: parts, canGoOn: canGoOn).text])
        if !answer.isPartial { write(hints) }
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

    /// Prints one result.
    func print(_ hit: SearchAnswer.Hit, storesText: Bool) {
        let rank = StyledText(String(hit.rank).padded(to: Self.indent - 2, alignment: .right) + "  ", .faint)
        // A score only means something to those who look at how it comes about.
        let score = hit.explanation == nil ? StyledText() : StyledText(HumanFormat.score(hit.score) + "  ", .faint)
        let title = lines(score + self.title(hit))
        let link =
            hasLinks ? ResultLink(hit.article, hit.indexNumber < roots.count ? roots[hit.indexNumber] : nil, hasFiles: hasFiles) : nil
        write(rank, title[0], link)
        for line in title.dropFirst() { write(StyledText(String(repeating: " ", count: Self.indent)), line, link) }
        for line in lines(details(of: hit)) { write(indented(line)) }
        let fragments = hit.highlights.fragments.isEmpty ? [hit.snippet] : hit.highlights.fragments.map(\.snippet)
        for fragment in fragments {
            for line in lines(styled(fragment, base: .plain, otherwise: storesText ? "(no text)" : "(the index does not store the text)")) {
                write(indented(line))
            }
        }
        if !hit.duplicates.isEmpty { for line in lines(duplicates(hit.duplicates)) { write(indented(line)) } }
        if let explanation = hit.explanation {
            for line in ExplanationText(explanation).lines { for part in fitted(line) { write(indented(part)) } }
        }
        write(StyledText())
    }

    /// `text` in lines that fit after the indentation. A pipe gets it on one line, for grep and the like.
    private func lines(_ text: StyledText) -> [StyledText] {
        terminal.outputIsTerminal ? text.wrapped(to: min(terminal.columns, Self.widest) - Self.indent) : [text]
    }

    private func fitted(_ row: StyledText) -> [StyledText] {
        terminal.outputIsTerminal ? row.fitted(to: terminal.columns - Self.indent, indent: 2) : [row]
    }

    /// The article's title with what matched in it, or a substitute.
    private func title(_ hit: SearchAnswer.Hit) -> StyledText {
        hit.title.text.isEmpty
            ? styled(Snippet(text: hit.article.displayTitle, highlights: []), base: .heading, otherwise: "(no title)")
            : styled(hit.title, base: .heading, otherwise: "")
    }

    /// Date, author and id, if the article has them.
    private func details(of hit: SearchAnswer.Hit) -> StyledText {
        let article = hit.article
        var line = StyledText()
        for part in [article.displayDate, article.author].compactMap({ $0 }) where !part.isEmpty {
            line.append(part.sanitizedForTerminal(), .faint)
            line.append(" · ", .faint)
        }
        line.append(article.id.sanitizedForTerminal(), .identifier)
        if indexNames.count > 1 { line.append(" in \(indexNames[hit.indexNumber].sanitizedForTerminal())", .faint) }
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

    private func indented(_ line: StyledText) -> StyledText { StyledText(String(repeating: " ", count: Self.indent)) + line }

    private func write(_ start: StyledText, _ title: StyledText, _ link: ResultLink?) {
        let text = terminal.rendered(title)
        output.writeLine(terminal.rendered(start) + (link?.around(text) ?? text))
    }

    private func write(_ line: StyledText) { output.writeLine(terminal.rendered(line)) }

    private func write(_ lines: [StyledText]) {
        for line in lines {
            for part in terminal.outputIsTerminal ? line.fitted(to: terminal.columns, indent: 2) : [line] { write(part) }
        }
    }
}
