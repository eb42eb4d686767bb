import ArticleModel

/// The headline, byline and date around the start of a story.
struct PageHeader {
    var title = ""
    var author: String?
    var date: String?
    /// Indices of the lines that became fields.
    var lines: Set<Int> = []

    private let page: [PageLine]
    private let run: Range<Int>
    /// What each line near the story's start says of author and date.
    private var bylines: [Int: BylineParser.Found] = [:]
    private var dates: [Int: DateParser.Found] = [:]

    /// How many lines before the story are looked at.
    private static let reach = 25

    init(page: [PageLine], run: Range<Int>) {
        self.page = page
        self.run = run
        let zone = max(0, run.lowerBound - Self.reach)..<min(run.upperBound, run.lowerBound + 5)
        for index in zone where canBeHeader(page[index]) {
            let text = page[index].text
            dates[index] = DateParser.firstDate(in: text)
            bylines[index] = BylineParser.author(in: text)
        }
        let byline = chooseByline()
        let date = chooseDate(byline: byline)
        author = byline.flatMap { bylines[$0]?.author }
        if let byline { lines.insert(byline) }
        if let date {
            self.date = dates[date]?.field
            lines.insert(date)
        } else if let (index, found) = dateBehindStory() {
            self.date = found.field
            lines.insert(index)
        }
        // Further lines of byline and date among the story's first lines are no story either.
        for index in zone where index >= run.lowerBound && !page[index].isProse {
            if bylines[index]?.isCertain == true || (dates[index] != nil && BylineParser.segments(of: page[index].text).isEmpty) {
                lines.insert(index)
            }
        }
        chooseTitle(byline: byline, date: date)
    }

    private func canBeHeader(_ line: PageLine) -> Bool {
        guard line.words <= 30, line.label == nil || line.label == .notice || line.label == .navigation else { return false }
        return !(line.isProse && line.words > 14)
    }

    private func chooseByline() -> Int? {
        let certain = bylines.filter { $0.value.isCertain }.keys
        if let nearest = certain.min(by: { distance($0) < distance($1) }) { return nearest }
        // A mere name needs a date at its side.
        let likely = bylines.keys.filter { index in
            guard page[index].label == nil else { return false }
            return dates[index] != nil || dates[index - 1] != nil || dates[index + 1] != nil
        }
        return likely.min { (distance($0), $0) < (distance($1), $1) }
    }

    private func distance(_ index: Int) -> Int { abs(run.lowerBound - index) * 2 + (index < run.lowerBound ? 0 : 1) }

    private static let publishing = ["publi", "posted", "veröffentlicht", "опублик", "опублік", "pubblicat", "erstellt", "created", "date:", "дата"]
    private static let updating = ["updated", "modified", "aktualisiert", "mis à jour", "modifié", "actualiz", "обновл", "оновлен", "aggiornat", "last "]

    private func chooseDate(byline: Int?) -> Int? {
        func score(_ index: Int) -> Double {
            let lower = page[index].text.lowercased()
            var score = -0.15 * Double(abs(run.lowerBound - index))
            if Self.publishing.contains(where: { lower.contains($0) }) {
                score += 3
            } else if Self.updating.contains(where: { lower.contains($0) }) {
                score -= 2
            }
            // A caption between byline and story may have a date as well: that of the picture.
            if let byline { score += byline == index ? 3 : abs(byline - index) <= 2 ? 2 : -1 }
            if BylineParser.segments(of: page[index].text).isEmpty { score += 1 }
            if page[index].endsSentence, page[index].words > 6 { score -= 3 }
            return score
        }
        let scored = dates.keys.sorted().map { (index: $0, score: score($0)) }
        guard let best = scored.max(by: { $0.score < $1.score }), best.score > -3.5 else { return nil }
        return best.index
    }

    /// A line right behind the story that is a date, or says when the story was published.
    private func dateBehindStory() -> (Int, DateParser.Found)? {
        for index in run.upperBound..<min(page.count, run.upperBound + 5) {
            let line = page[index]
            guard line.words <= 14, line.label == nil || line.label == .notice, let found = DateParser.firstDate(in: line.text) else { continue }
            let lower = line.text.lowercased()
            if BylineParser.segments(of: line.text).isEmpty || Self.publishing.contains(where: { lower.contains($0) }) { return (index, found) }
        }
        return nil
    }

    private mutating func chooseTitle(byline: Int?, date: Int?) {
        let marks = [byline, date].compactMap { $0 }
        let nearMarks = marks.filter { $0 >= run.lowerBound - Self.reach }
        let reference = min(nearMarks.min() ?? run.lowerBound, run.lowerBound)
        let first = max(0, reference - 12)
        // Up to the byline a line of the story's run may be the headline: one that ends in a question mark looks like prose.
        let last = max(run.lowerBound, (nearMarks.filter { $0 < run.lowerBound + 5 }.max() ?? run.lowerBound))
        let story = words(ofLines: run)
        var best: (index: Int, score: Double)?
        for index in first..<min(last + 1, page.count) {
            let line = page[index]
            let isInRun = run.contains(index)
            guard !lines.contains(index), line.label == nil || line.isWeaklyLabelled, line.words >= 2 || line.text.count >= 8, line.words <= 32,
                !DateParser.isBareTime(line.text), dates[index] == nil || line.words >= 6
            else { continue }
            if isInRun, !(line.text.hasSuffix("?") || line.text.hasSuffix("!") || marks.contains(where: { $0 > index })) { continue }
            let score = titleScore(line, reference: reference, index: index, story: story) - (isInRun ? 1 : 0)
            if score > best?.score ?? 0 { best = (index, score) }
        }
        guard let best else { return }
        title = Self.withoutSiteName(page[best.index].text)
        lines.insert(best.index)
    }

    private func titleScore(_ line: PageLine, reference: Int, index: Int, story: Set<String>) -> Double {
        let own = Self.contentWords(line.text)
        var score = own.isEmpty ? 0 : 6 * Double(own.filter(story.contains).count) / Double(own.count)
        switch line.words {
        case ...2: score -= 2
        case 3...4: score += 0.5
        case 5...22: score += 2
        default: score += 0.5
        }
        if line.text.hasSuffix(".") { score -= 2 } else if line.text.hasSuffix(":") { score -= 2 } else { score += 1 }
        score -= 0.25 * Double(abs(reference - index))
        if line.isWeaklyLabelled { score -= 2 }
        if ["›", " > ", "»", " / "].contains(where: { line.text.contains($0) }) { score -= 3 }
        let bare = Self.withoutSiteName(line.text)
        if page.contains(where: { $0.number != line.number && $0.words <= 40 && Self.withoutSiteName($0.text) == bare }) { score += 1 }
        return score
    }

    /// `Headline | Site` and `Headline - Site` without the site's name.
    private static func withoutSiteName(_ text: String) -> String {
        for separator in [" | ", " — ", " – ", " - ", " :: "] {
            guard let range = text.ranges(of: separator).last else { continue }
            let head = text[..<range.lowerBound]
            let tail = text[range.upperBound...]
            let tailWords = tail.split(separator: " ")
            let isName = tailWords.allSatisfy { $0.first?.isUppercase == true || ["of", "the", "and"].contains($0) }
            if tailWords.count <= 4, isName, head.split(separator: " ").count >= 4, separator == " | " || separator == " :: " || tailWords.count >= 2 {
                return String(head)
            }
        }
        return text
    }

    private static func contentWords(_ text: String) -> [String] {
        text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }).filter { $0.count >= 4 }.map { String($0.prefix(6)) }
    }

    /// The story's words, cut to their first letters so that inflected forms meet.
    private func words(ofLines range: Range<Int>) -> Set<String> {
        var words: Set<String> = []
        for index in range.prefix(60) where page[index].isProse { words.formUnion(Self.contentWords(page[index].text)) }
        return words
    }
}
