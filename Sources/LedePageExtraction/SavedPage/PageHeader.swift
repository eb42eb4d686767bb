import LedeArticleModel

/// The headline, byline and date around the start of a story.
struct PageHeader {
    private(set) var title = ""
    private(set) var author: String?
    private(set) var date: String?
    /// The headline's line.
    private(set) var headline: Int?
    /// Indices of the lines that became fields.
    private(set) var lines: Set<Int> = []
    /// Lines between the headline and the story's text that describe a picture.
    private(set) var captions: Set<Int> = []
    /// Lines before the story's run that belong to it: a standfirst, key points, the first heading of a live blog.
    private(set) var opening: [Int] = []

    private let page: [PageLine]
    private let story: Story
    private let marks: HeaderMarks

    /// Complexity: O(lines).
    init(page: [PageLine], story: Story, marks: HeaderMarks) {
        self.page = page
        self.story = story
        self.marks = marks
        var byline = certainByline()
        let nearDate = chooseDate(byline: byline, title: nil)
        if byline == nil, let nearDate { byline = nameBesideDate(nearDate) }
        let headline = HeadlineChoice(page: page, story: story, marks: marks, byline: byline, date: nearDate).best
        let date = chooseDate(byline: byline, title: headline?.line)
        if byline == nil, let headline { byline = nameBelow(headline.line, isDated: date != nil) }
        author = byline.flatMap { marks.byline($0)?.author }
        if let byline {
            lines.insert(byline)
            if marks.loneAnnouncements.contains(byline - 1) { lines.insert(byline - 1) }
        }
        if let date {
            self.date = marks.date(date)?.field
            lines.insert(date)
        } else if let (index, found) = dateBehindStory() {
            self.date = found.field
            lines.insert(index)
        }
        // Further byline and date lines among the story's first lines are not story either.
        let fields = [byline, date].compactMap { $0 }
        for index in marks.zone where index >= story.lowerBound && !page[index].isProse {
            guard let mark = marks[index], index < story.lowerBound + 5 || fields.contains(where: { abs($0 - index) <= 2 }) else {
                continue
            }
            if mark.byline?.isCertain == true || (mark.date != nil && mark.isBare) { lines.insert(index) }
        }
        if let headline {
            title = headline.title
            self.headline = headline.line
            lines.insert(headline.line)
            if let twin = headline.twin { lines.insert(twin) }
            sortOpening(below: headline.line)
        }
    }

    private func distance(_ index: Int) -> Int {
        guard index > story.lowerBound else { return (story.lowerBound - index) * 2 }
        // A byline under the standfirst is as good as one above the text, one under two paragraphs is not.
        let paragraphs = page[story.lowerBound..<index].count { $0.isProse }
        return (index - story.lowerBound) + max(0, paragraphs - 1) * 6 + 1
    }

    private func certainByline() -> Int? {
        marks.bylines.filter { marks.byline($0)?.isCertain == true }.min { (distance($0), $0) < (distance($1), $1) }
    }

    /// A bare name needs a date beside it.
    private func nameBesideDate(_ date: Int) -> Int? {
        let likely = marks.bylines.filter { index in
            page[index].label == nil && (marks.date(index) != nil || marks.date(index - 1) != nil || marks.date(index + 1) != nil)
        }
        return likely.min { (distance($0), $0) < (distance($1), $1) }
    }

    /// A name by itself between headline and story, apart from the date; without a date it must occur twice, or an office must follow.
    private func nameBelow(_ headline: Int, isDated: Bool) -> Int? {
        let end = max(secondText(below: headline) ?? story.lowerBound, story.lowerBound)
        for index in headline + 1..<max(headline + 1, min(end, headline + 12)) {
            guard page[index].label == nil, let byline = marks.byline(index), marks.date(index) == nil, !page[index].isListItem else {
                continue
            }
            if isDated { return index }
            let isRepeated = (index + 1..<min(page.count, index + 12)).contains { page[$0].text == page[index].text }
            if isRepeated || byline.author != page[index].text { return index }
        }
        return nil
    }

    private static let publishing = [
        "publi", "posted", "veröffentlicht", "опублик", "опублік", "pubblicat", "erstellt", "created", "date:", "дата", "geplaatst",
    ]
    private static let updating = [
        "updated", "modified", "aktualisiert", "mis à jour", "modifié", "actualiz", "обновл", "оновлен", "aggiornat", "last ", "bijgewerkt",
        "aktualizacja",
    ]

    /// - Parameter title: the headline's line once it is known.
    private func chooseDate(byline: Int?, title: Int?) -> Int? {
        func score(_ index: Int) -> Double {
            let lower = page[index].text.lowercased()
            var score = -0.15 * Double(abs(story.lowerBound - index))
            if Self.publishing.contains(where: { lower.contains($0) }) {
                score += 3
            } else if Self.updating.contains(where: { lower.contains($0) }) {
                score -= 2
            }
            // A caption between byline and story may also have a date: the picture's.
            if let byline { score += byline == index ? 3 : abs(byline - index) <= 2 ? 2 : -1 }
            if marks[index]?.isBare == true { score += 1 }
            if page[index].endsSentence, page[index].words > 6 { score -= 3 }
            return score
        }
        let dates = marks.dates
        let scored = dates.filter { !isMasthead($0, byline: byline, title: title, dates: dates) }.map { (index: $0, score: score($0)) }
        guard let best = scored.max(by: { $0.score < $1.score }), best.score > -3.5 else { return nil }
        return best.index
    }

    /// Whether a date is the paper's, at the top of its pages, and not the article's.
    private func isMasthead(_ date: Int, byline: Int?, title: Int?, dates: [Int]) -> Bool {
        guard let found = marks.date(date) else { return false }
        let text = page[date].text
        let isAlone = marks[date]?.isBare == true && !found.iso.contains("T") && startsWithWeekday(text)
        guard let title else { return isAlone && byline != nil && byline != date }
        guard date < title else { return false }
        if let byline, abs(byline - date) <= 1, byline < title { return false }
        // Buttons and menus separate the top of the page from the article.
        if !found.iso.contains("T"),
            page[date..<title].contains(where: {
                $0.label != nil && !$0.isWeaklyLabelled && $0.label != .notice && $0.label != .caption && $0.label != .outside
            })
        {
            return true
        }
        if isAlone, byline.map({ $0 > title }) ?? false || dates.contains(where: { $0 > title }) { return true }
        return title - date > 4 && !found.iso.contains("T")
    }

    private func startsWithWeekday(_ text: String) -> Bool {
        let first = text.prefix { $0.isLetter }.lowercased()
        return MonthNames.weekdays.contains(first)
    }

    /// A line right after the story with a date, or with when it was published.
    private func dateBehindStory() -> (Int, DateParser.Found)? {
        for index in story.upperBound..<min(page.count, story.upperBound + 5) {
            let line = page[index]
            guard line.words <= 14, line.label == nil || line.label == .notice, let found = DateParser.firstDate(in: line.text) else {
                continue
            }
            let lower = line.text.lowercased()
            if BylineParser.Segments(line.text).texts.isEmpty || Self.publishing.contains(where: { lower.contains($0) }) {
                return (index, found)
            }
        }
        return nil
    }

    /// The second paragraph below a line: the first may be the standfirst.
    private func secondText(below line: Int) -> Int? {
        (line + 1..<max(line + 1, min(page.count, story.upperBound))).filter { page[$0].isProse && page[$0].words > 14 }.dropFirst().first
    }

    /// Sorts what comes between the headline and the story's text: standfirst, captions, key points.
    private mutating func sortOpening(below headline: Int) {
        let lastField = lastField(below: headline)
        var isFirst = true
        for index in headline + 1..<max(headline + 1, story.lowerBound, lastField + 1)
        where index < page.count && page[index].isProse && !lines.contains(index) {
            // The first text is the standfirst, whatever picture follows it.
            if isSaidTwice(index) || (!isFirst && isCredited(index)) {
                captions.insert(index)
            } else if isFirst, !story.contains(index) {
                opening.append(index)
            }
            isFirst = false
        }
        let textStart =
            (lastField + 1..<max(lastField + 1, story.upperBound)).first { page[$0].isProse && story.contains($0) } ?? story.lowerBound
        opening += keyPoints(from: lastField + 1, to: textStart).filter { !story.contains($0) && !opening.contains($0) }
        opening.sort()
    }

    /// The last byline or date line before the text begins; the headline if there is none. A standfirst and captions may be above
    /// it, but more text than below it cannot.
    private func lastField(below headline: Int) -> Int {
        let text = (headline + 1..<max(headline + 1, story.upperBound)).filter { page[$0].isProse }
        let all = text.reduce(0) { $0 + page[$1].words }
        var above = 0
        var passed = 0
        var last = headline
        for field in lines.sorted() where field > headline {
            while passed < text.count, text[passed] < field {
                above += page[text[passed]].words
                passed += 1
            }
            guard passed <= 4, above <= all - above || passed == 0 || passed == 1 && passed < text.count else { break }
            last = field
        }
        return last
    }

    /// The same text is right above or below, as an image's description and its caption do.
    private func isSaidTwice(_ index: Int) -> Bool {
        let text = page[index].text
        guard page[index].words <= 60 else { return false }
        return (index > 0 && page[index - 1].text.hasPrefix(text)) || (index + 1 < page.count && page[index + 1].text.hasPrefix(text))
    }

    /// A credit is right below.
    private func isCredited(_ index: Int) -> Bool {
        guard index < story.lowerBound, index + 1 < page.count, page[index].words <= 60 else { return false }
        let next = page[index + 1]
        return next.label == .caption && !next.isBlankBefore && next.words <= 12
    }

    /// A list right above the story's text: lines with bullets, or two and more that are as long as sentences, perhaps under a heading; or
    /// the time and heading of a live blog's first entry.
    private func keyPoints(from start: Int, to end: Int) -> [Int] {
        guard start < end else { return [] }
        var first = end
        while first > start, page[first - 1].label == nil, !lines.contains(first - 1), marks[first - 1]?.isBare != true,
            !isCredited(first - 1),
            page[first - 1].isBulleted || !page[first - 1].isProse
        {
            first -= 1
        }
        // Under a list's heading they are links.
        guard first < end, first == 0 || page[first - 1].label != .related else { return [] }
        let block = Array(first..<end)
        if let time = block.last(where: { PageLines.isTimed(page[$0].text) }), end - time <= 2, page[end - 1].words <= 16 || time == end - 1
        {
            return Array(time..<end)
        }
        let items = block.filter { page[$0].words >= 4 }
        let bulleted = block.filter { page[$0].isBulleted && page[$0].words >= 2 }
        if bulleted.count >= 2, let firstItem = bulleted.first {
            let isHeaded = firstItem > first && page[firstItem - 1].words <= 6
            return block.filter {
                $0 >= firstItem - (isHeaded ? 1 : 0) && (page[$0].isBulleted || page[$0].words >= 4 || $0 == firstItem - 1)
            }
        }
        if items.count >= 2, let firstItem = items.first, items.last == end - 1, end - firstItem == items.count, firstItem > first,
            page[firstItem - 1].words <= 4
        {
            return [firstItem - 1] + items
        }
        return page[end - 1].words >= 12 ? [end - 1] : []
    }
}
