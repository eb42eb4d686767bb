import LedeModules

/// Prints an answer as a line per result, for scanning lists and for programs such as fzf: rank, date, source and title.
///
/// A terminal gets columns that fit it, and the line that closes an answer; a pipe gets fields separated by tabs, nothing cut, and messages
/// on standard error.
struct BriefPrinter {
    private let terminal: Terminal
    private let output: StandardOutput
    private let messages: StandardOutput
    private static let dateColumns = 10
    private static let sourceColumns = 20

    init(terminal: Terminal, output: StandardOutput = .shared, messages: StandardOutput = .standardError) {
        self.terminal = terminal
        self.output = output
        self.messages = messages
    }

    /// As many results as fit a terminal's window, with the closing line and a prompt below them.
    static func limit(for terminal: Terminal) -> Int { terminal.rows - 2 }

    /// - Parameters:
    ///   - hints: what may be wrong with the query.
    ///   - waited: from the query to the answer.
    ///   - canGoOn: whether `.next` can be typed for more results.
    func print(_ answer: SearchAnswer, hints: [StyledText], waited: Duration, canGoOn: Bool = false) {
        let heading = answer.isPartial ? [StyledText(SearchAnswer.partialHeading, .warning)] : []
        guard terminal.outputIsTerminal else {
            for line in hints + heading { messages.writeLine(line.plain) }
            for hit in answer.hits {
                let fields = [String(hit.rank), Self.day(hit.article), ArticleSource.name(of: hit.article), hit.article.displayTitle]
                // A tab within a field has become a blank.
                output.writeLine(fields.map { $0.sanitizedForTerminal() }.joined(separator: "\t"))
            }
            return
        }
        for line in (answer.isPartial ? hints + heading : []) { write(line) }
        let width = max(2, answer.hits.last.map { String($0.rank).count } ?? 0)
        let sources = answer.hits.map { ArticleSource.name(of: $0.article).sanitizedForTerminal() }
        let most = min(Self.sourceColumns, terminal.columns / 5)
        let sourceWidth = min(most, sources.map(\.displayWidth).max() ?? 0)
        for (hit, source) in zip(answer.hits, sources) {
            var line = StyledText(String(hit.rank).padded(to: width, alignment: .right) + "  ", .faint)
            line.append(
                Self.day(hit.article).sanitizedForTerminal().truncated(to: Self.dateColumns).padded(to: Self.dateColumns) + "  ", .faint)
            if sourceWidth > 0 { line.append(source.truncated(to: sourceWidth).padded(to: sourceWidth) + "  ", .identifier) }
            let title = hit.article.displayTitle.sanitizedForTerminal()
            line.append(title.isEmpty ? StyledText("(no title)", .faint) : StyledText(title, .heading))
            write(line.truncated(to: terminal.columns))
        }
        write(ClosingLine(answer, waited: waited, parts: false, canGoOn: canGoOn).text)
        for line in (answer.isPartial ? [] : hints) { write(line) }
    }

    /// The day of an ISO date, other dates as they are.
    private static func day(_ article: Article) -> String {
        let date = article.date ?? ""
        return date.count > dateColumns && date.dropFirst(dateColumns).first == "T" ? String(date.prefix(dateColumns)) : date
    }

    private func write(_ line: StyledText) { output.writeLine(terminal.rendered(line)) }
}
