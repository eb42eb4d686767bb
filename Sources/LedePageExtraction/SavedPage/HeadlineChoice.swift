/// Chooses the line that is a story's headline.
struct HeadlineChoice {
    struct Headline {
        var line: Int
        var title: String
        /// The same headline with the site's name, as a browser shows it.
        var twin: Int?
    }

    /// nil if no line looks like one.
    private(set) var best: Headline?

    private let page: [PageLine]
    private let reference: Int
    private var storyWords = WordStems()
    /// How often each short line occurs on the page, without site names.
    private var occurrences: [Substring: Int] = [:]

    /// - Parameters:
    ///   - byline: the line that names the author, if known.
    ///   - date: the line with the date, if known.
    init(page: [PageLine], story: Story, marks: HeaderMarks, byline: Int?, date: Int?) {
        self.page = page
        let known = [byline, date ?? marks.age].compactMap { $0 }
        reference = min(known.min() ?? story.lowerBound, story.lowerBound)
        for index in (story.lowerBound..<story.upperBound).prefix(60) where page[index].isProse {
            storyWords.insert(page[index].text, shortest: 4)
        }
        let first = max(0, reference - 12)
        // Up to the byline, a line of the story's run may be the headline: one with a question mark looks like prose.
        let last = max(story.lowerBound, known.max() ?? story.lowerBound)
        for line in page where line.words <= 40 { occurrences[Self.withoutSiteName(line.text), default: 0] += 1 }
        var bestScore = 0.0
        for index in first..<min(last + 1, page.count) {
            let line = page[index]
            let isInRun = story.contains(index)
            guard !known.contains(index), line.label == nil || line.isWeaklyLabelled, line.words >= 2 || line.text.utf8.count >= 8,
                line.words <= 32,
                !PageLines.isBareTime(line.text), marks.date(index) == nil || line.words >= 6, marks.byline(index)?.isCertain != true,
                !isOfBox(index, below: reference)
            else { continue }
            if isInRun,
                line.text.hasSuffix(".") || !(line.text.hasSuffix("?") || line.text.hasSuffix("!") || known.contains(where: { $0 > index }))
            {
                continue
            }
            let score = score(line, at: index) - (isInRun ? 1 : 0)
            if score > bestScore {
                bestScore = score
                best = Headline(line: index, title: Self.withoutSiteName(line.text).collapsingSpaces())
            }
        }
        takeHeadlineAboveStandfirst(marks)
        if let line = best?.line, let plain = plainForm(of: line, upTo: min(page.count, story.upperBound)) {
            best = Headline(line: plain, title: page[plain].text.collapsingSpaces(), twin: line)
        }
    }

    /// A standfirst without a full stop shares more words with the story than the headline right above it, and is longer.
    private mutating func takeHeadlineAboveStandfirst(_ marks: HeaderMarks) {
        guard let chosen = best?.line, chosen > 0, chosen <= reference, page[chosen].words >= 9 else { return }
        for index in (max(0, chosen - 2)..<chosen).reversed() {
            let line = page[index]
            guard line.label == nil else { continue }
            let shared = storyWords.shared(with: line.text, shortest: 4)
            let looksLikeHeadline =
                line.words >= 4 && line.words <= page[chosen].words && !line.text.hasSuffix(".") && !line.isBulleted && marks[index] == nil
            guard looksLikeHeadline, shared.known * 3 >= shared.all, shared.known > 0, !line.text.utf8.contains(UInt8(ascii: "|")) else {
                return
            }
            best = Headline(line: index, title: Self.withoutSiteName(line.text).collapsingSpaces())
            return
        }
    }

    /// Whether a line below byline and date is a link under the heading of a list.
    private func isOfBox(_ index: Int, below reference: Int) -> Bool {
        var at = index
        while at > reference, at > 0, page[at - 1].label == nil, !page[at - 1].isProse { at -= 1 }
        return at > reference && page[at - 1].label == .related
    }

    /// The line with the same headline without a site's or section's name: `U.S.|Council Votes` and `Council Votes`.
    private func plainForm(of line: Int, upTo end: Int) -> Int? {
        let text = page[line].text
        return (max(0, line - 20)..<min(end, line + 20)).first { index in
            let other = page[index]
            guard index != line, other.label == nil, other.words >= 4, other.text.utf8.count < text.utf8.count,
                other.text.utf8.count * 2 > text.utf8.count
            else { return false }
            if text.hasPrefix(other.text) { return Self.isSeparator(text.dropFirst(other.text.count).first { $0 != " " }) }
            return text.hasSuffix(other.text) && Self.isSeparator(text.dropLast(other.text.count).last { $0 != " " })
        }
    }

    private static func isSeparator(_ character: Character?) -> Bool { character.map { "|-–—:•·»›/".contains($0) } ?? false }

    private func score(_ line: PageLine, at index: Int) -> Double {
        let own = storyWords.shared(with: line.text, shortest: 4)
        var score = own.all == 0 ? 0 : 6 * Double(own.known) / Double(own.all)
        switch line.words {
        case ...2: score -= 2
        case 3...4: score += 0.5
        case 5...22: score += 2
        default: score += 0.5
        }
        if line.text.hasSuffix(".") { score -= 2 } else if line.text.hasSuffix(":") { score -= 2 } else { score += 1 }
        score -= 0.25 * Double(abs(reference - index))
        if line.isWeaklyLabelled { score -= 2 }
        if line.isBulleted { score -= 3 }
        if line.text.utf8.contains(UInt8(ascii: "[")) { score -= 3 }
        // Below byline and date captions and standfirst are nearer to the story than its headline.
        if index > reference { score -= 2.5 }
        if ["›", " > ", "»", " / "].contains(where: { line.text.contains($0) }) { score -= 3 }
        if occurrences[Self.withoutSiteName(line.text), default: 0] > 1 { score += 1 }
        return score
    }

    /// `Headline | Site` and `Headline - Site` without the site's name.
    private static func withoutSiteName(_ text: String) -> Substring {
        let bytes = text.utf8
        guard bytes.contains(where: { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") || $0 == 0xE2 }) else {
            return text[...]
        }
        for separator in [" | ", " — ", " – ", " - ", " :: "] {
            guard let range = text.lastRange(ofBytes: separator) else { continue }
            let head = text[..<range.lowerBound]
            let tailWords = text[range.upperBound...].split(separator: " ")
            let isName = tailWords.allSatisfy { $0.first?.isUppercase == true || ["of", "the", "and"].contains($0) }
            if tailWords.count <= 4, isName, head.split(separator: " ").count >= 4,
                separator == " | " || separator == " :: " || tailWords.count >= 2
            {
                return head
            }
        }
        return text[...]
    }
}

extension String {
    /// Where another text last occurs in this one, compared byte by byte.
    fileprivate func lastRange(ofBytes other: String) -> Range<Index>? {
        let (bytes, sought) = (Array(utf8), Array(other.utf8))
        guard sought.count <= bytes.count, !sought.isEmpty else { return nil }
        for start in stride(from: bytes.count - sought.count, through: 0, by: -1)
        where bytes[start..<start + sought.count].elementsEqual(sought) {
            let lower = utf8.index(startIndex, offsetBy: start)
            return lower..<utf8.index(lower, offsetBy: sought.count)
        }
        return nil
    }
}
