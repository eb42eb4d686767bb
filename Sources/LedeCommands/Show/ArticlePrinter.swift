import LedeModules

/// Prints a whole article: what is known about it, and its text with words marked.
struct ArticlePrinter {
    private let terminal: Terminal
    /// Longer lines are hard to read, however wide the terminal.
    private static let widest = 100

    init(terminal: Terminal) { self.terminal = terminal }

    /// - Parameter query: whose words and phrases are marked; nil for those of the search that showed the article.
    func print(_ found: FoundArticle, query: Query? = nil) throws {
        let reader = found.indexes.reader
        print(try found.article, query: query ?? found.search?.parsed(for: reader), reader: reader, indexName: found.indexName) {
            StandardOutput.shared.writeLine($0)
        }
    }

    /// - Parameters:
    ///   - query: whose words and phrases are marked.
    ///   - indexName: of the index it is from.
    ///   - write: gets each line, without its end.
    func print(_ article: Article, query: Query?, reader: IndexReader, indexName: String, write: (String) -> Void) {
        let finder = query.map { MatchFinder(query: $0, analyzer: reader.analyzer) }
        let analyzer = reader.analyzer.articleAnalyzer(title: article.title, body: article.body)
        func ranges(_ field: IndexedField) -> [Range<Int>] {
            finder?.spans(in: article.text(of: field), field: field, articleAnalyzer: analyzer).map(\.range) ?? []
        }
        func writeAll(_ lines: [StyledText]) { for line in lines { write(terminal.rendered(line)) } }
        if !article.title.isEmpty {
            for line in Self.lines(of: article.title, marking: ranges(.title), base: .heading) { writeAll(fitted(line)) }
        }
        let about = [article.displayDate, article.author].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
        if !about.isEmpty { writeAll(fitted(StyledText(about.sanitizedForTerminal()))) }
        for (name, value) in [("url", article.url), ("file", article.path)] {
            if let value, !value.isEmpty { writeAll([StyledText("\(name): ", .faint) + StyledText(value.sanitizedForTerminal())]) }
        }
        for field in KeptField.all(of: article) where !field.values.isEmpty {
            writeAll(
                fitted(
                    StyledText("\(field.name.sanitizedForTerminal()): ", .faint)
                        + StyledText(field.values.joined(separator: ", ").sanitizedForTerminal())))
        }
        writeAll([
            StyledText(article.id.sanitizedForTerminal(), .identifier) + StyledText(" in \(indexName.sanitizedForTerminal())", .faint),
            StyledText(),
        ])
        guard reader.storesText else { return writeAll([StyledText("(the index does not store the text)", .faint)]) }
        if article.body.isEmpty { return writeAll([StyledText("(no text)", .faint)]) }
        for line in Self.lines(of: article.body, marking: ranges(.body), base: .plain) { writeAll(fitted(line)) }
    }

    /// `line` as it is if it fits, or is not for a terminal; else broken at blanks.
    private func fitted(_ line: StyledText) -> [StyledText] {
        let columns = min(terminal.columns, Self.widest)
        return !terminal.outputIsTerminal || line.width <= columns ? [line] : line.wrapped(to: columns)
    }

    /// The lines of `text`, with `ranges` of its bytes marked.
    static func lines(of text: String, marking ranges: [Range<Int>], base: TextStyle) -> [StyledText] {
        let bytes = Array(text.utf8)
        var lines: [StyledText] = []
        var line = StyledText()
        var done = 0
        func add(_ end: Int, _ style: TextStyle) {
            guard end > done else { return }
            let pieces = String(decoding: bytes[done..<end], as: UTF8.self).split(omittingEmptySubsequences: false) {
                $0 == "\n" || $0 == "\r\n"
            }
            for (number, piece) in pieces.enumerated() {
                if number > 0 {
                    lines.append(line)
                    line = StyledText()
                }
                line.append(String(piece).sanitizedForTerminal(), style)
            }
            done = end
        }
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) })
        where range.upperBound <= bytes.count {
            add(range.lowerBound, base)
            add(range.upperBound, .match)
        }
        add(bytes.count, base)
        lines.append(line)
        return lines
    }
}
