import LedeArticleModel

/// Tells whether a text is prose or a saved page, and gives title, author, date and story.
package struct PageExtractor: Sendable {
    package enum Mode: Sendable {
        /// Reduce the text only if it is recognisably a saved page.
        case recognise
        /// Treat the text as a saved page.
        case always
    }

    package struct Extraction: Sendable, Equatable {
        package var title: String
        package var author: String?
        package var date: String?
        package var body: String
        package var report: ExtractionReport
    }

    package var mode: Mode

    package init(mode: Mode = .recognise) {
        self.mode = mode
    }

    /// Complexity: O(n) in the text's length.
    package func extract(_ text: String) -> Extraction {
        let page = PageLines(text)
        guard mode == .always || isPage(page) else { return prose(text, page.lines) }
        return story(of: page.lines) ?? withoutLabelled(page.lines)
    }

    private func isPage(_ page: PageLines) -> Bool {
        let (weight, kinds) = page.evidence
        guard weight * 70 >= Double(page.lines.count) else { return false }
        if (weight >= 3 && kinds >= 2) || weight >= 6 { return true }
        guard weight >= 2, kinds >= 2 || weight >= 3, let run = StoryRun.find(in: page.lines) else { return false }
        let marks = HeaderMarks(page: page.lines, run: run)
        let header = PageHeader(page: page.lines, story: Story(core: run, in: page.lines, marks: marks), marks: marks)
        // A menu alone may be a list; above headline, byline and date it is a menu.
        return header.date != nil && !header.title.isEmpty && (kinds >= 2 || header.author != nil)
    }

    /// The story's lines without what is labelled in them.
    private func story(of lines: [PageLine]) -> Extraction? {
        guard let run = StoryRun.find(in: lines) else { return nil }
        let words = lines[run].reduce(0) { $0 + ($1.label == nil ? $1.words : 0) }
        let marks = HeaderMarks(page: lines, run: run)
        var story = Story(core: run, in: lines, marks: marks)
        let header = PageHeader(page: lines, story: story, marks: marks)
        guard words >= 25 || (!header.title.isEmpty && (header.author != nil || header.date != nil)) else { return nil }
        if let headline = header.headline { story.begin(behind: headline, in: lines, marks: marks) }
        story.endBeforeAuthors(header.author.map(AuthorNames.single) ?? [], in: lines)
        for index in header.opening { story.insert(index) }
        var cuts: [ExtractionReport.Cut] = []
        var body: [PageLine] = []
        var isUnderHeading = false
        for (index, line) in lines.enumerated() {
            if line.label == nil && line.isProse { isUnderHeading = false }
            if let label = cutLabel(line, index, story, header, isUnderHeading) {
                cuts.append(ExtractionReport.Cut(line: line.number, label: label, text: line.text))
            } else {
                body.append(line)
            }
            if StoryRun.isHeading(line) { isUnderHeading = isBox(below: index, lines) }
        }
        return Extraction(
            title: header.title, author: header.author, date: header.date, body: joined(body),
            report: ExtractionReport(isPage: true, cuts: cuts))
    }

    /// What comes between a heading and the next paragraph is a box of links unless it is longer than one.
    private func isBox(below heading: Int, _ lines: [PageLine]) -> Bool {
        let end = min(lines.count, heading + 30)
        return end == lines.count
            || lines[heading + 1..<end].contains { $0.isProse || ![nil, .caption, .advertisement, .outside].contains($0.label) }
    }

    private func cutLabel(_ line: PageLine, _ index: Int, _ story: Story, _ header: PageHeader, _ isUnderHeading: Bool) -> LineLabel? {
        if header.lines.contains(index) { return .header }
        if let label = line.label { return index == story.notice ? nil : label }
        if header.captions.contains(index) { return .caption }
        guard story.contains(index) else { return story.surrounds(index) ? .related : .outside }
        return isUnderHeading && !line.endsSentence && !header.opening.contains(index) ? .related : nil
    }

    /// If no run is found, everything stays except what is labelled.
    private func withoutLabelled(_ lines: [PageLine]) -> Extraction {
        var kept = lines.filter { $0.label == nil }
        var title = ""
        if let first = kept.first, kept.count > 1, PlainText.looksLikeHeadline(first.text) {
            title = first.text
            kept.removeFirst()
        }
        let cuts = lines.compactMap { line in line.label.map { ExtractionReport.Cut(line: line.number, label: $0, text: line.text) } }
        return Extraction(title: title, body: joined(kept), report: ExtractionReport(isPage: true, cuts: cuts))
    }

    /// Text as it is, except that a headline, and a byline and date on separate lines right below it, become fields.
    private func prose(_ text: String, _ lines: [PageLine]) -> Extraction {
        if let head = lines.first, PlainText.looksLikeHeadline(head.text), !head.text.contains("\n") {
            var author: String?
            var date: String?
            var next = 1
            while next < lines.count, next <= 3, lines[next].words <= 20, !lines[next].isProse {
                let line = lines[next].text
                let found = DateParser.firstDate(in: line)
                guard found != nil || BylineParser.isAnnounced(line) else { break }
                let parts = BylineParser.Segments(line)
                let byline = BylineParser.author(in: line, parts)
                let isByline = byline?.isCertain == true && parts.texts.count == 1
                guard isByline || (found != nil && parts.texts.isEmpty) else { break }
                author = author ?? byline?.author
                date = date ?? found?.field
                next += 1
            }
            if next > 1, next < lines.count, author != nil || date != nil {
                let cuts = lines[..<next].map { ExtractionReport.Cut(line: $0.number, label: .header, text: $0.text) }
                let rest = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(lines[next].number - 1)
                return Extraction(
                    title: head.text, author: author, date: date, body: PlainText.trimmed(rest.joined(separator: "\n")),
                    report: ExtractionReport(isPage: false, cuts: cuts))
            }
        }
        let (title, body) = PlainText.splitTitle(text)
        return Extraction(title: title, body: PlainText.trimmed(body), report: ExtractionReport(isPage: false, cuts: []))
    }

    /// Paragraphs separated by blank lines; consecutive short lines stay together.
    private func joined(_ lines: [PageLine]) -> String {
        var out = ""
        var previous: PageLine?
        for line in lines {
            if let previous {
                out += line.isBlankBefore || line.words >= 15 || previous.words >= 15 ? "\n\n" : "\n"
            }
            out += line.text
            previous = line
        }
        return out
    }
}
