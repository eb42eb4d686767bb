/// The lines of a page that are its story: the run that `StoryRun` finds, and what reads as the same story beyond boxes of links.
///
/// A box must not end a story, whatever its heading says in whatever language; so not a box's labels decide but what follows: as in jusText
/// (Pomikálek: Removing Boilerplate and Duplicate Content from Web Corpora, 2011), paragraphs are recognised by length and sentence form,
/// and what is in between by its surroundings. Consecutive paragraphs that share words with the story are story; single sentences under
/// headlines summarise other stories, and texts under names are readers' comments.
struct Story {
    /// In order, none of them empty.
    private(set) var ranges: [Range<Int>]
    /// The line of an agency's notice right after the text.
    private(set) var notice: Int?
    var lowerBound: Int { ranges[0].lowerBound }
    var upperBound: Int { ranges[ranges.count - 1].upperBound }

    /// How many lines after its last one the story may go on.
    private static let reach = 45
    /// The most lines of a box after which a single paragraph is looked for.
    private static let boxLines = 14

    /// The story around its run. Complexity: O(lines).
    ///
    /// - Parameter marks: lines that name an author or a date.
    init(core: Range<Int>, in lines: [PageLine], marks: HeaderMarks) {
        ranges = [core]
        var words = WordStems()
        for line in lines[core] where line.isProse { words.insert(line.text, shortest: 5) }
        extendForwards(lines, &words, marks)
        extendOverList(lines, words)
        extendOverNotice(lines)
        extendBackwards(lines, &words, marks)
    }

    /// Complexity: O(log(ranges)).
    func contains(_ index: Int) -> Bool {
        let at = place(of: index)
        return at > 0 && ranges[at - 1].contains(index)
    }

    /// How many ranges begin at a line or above it.
    private func place(of index: Int) -> Int {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].lowerBound <= index { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether a line is between the story's first and last.
    func surrounds(_ index: Int) -> Bool { (lowerBound..<upperBound).contains(index) }

    /// Leaves out what is said about the authors below their text: "Ann Bee covers the harbour for The Ledger."
    mutating func endBeforeAuthors(_ authors: [String], in lines: [PageLine]) {
        guard !authors.isEmpty else { return }
        for _ in 0..<3 {
            guard let last = ranges.last, let index = last.last(where: { lines[$0].isProse }), index > lowerBound,
                authors.contains(where: { lines[index].text.prefix(80).contains($0) })
            else { return }
            ranges[ranges.count - 1] = last.lowerBound..<index
            if ranges[ranges.count - 1].isEmpty { ranges.removeLast() }
        }
    }

    /// Leaves out what is above the headline, unless that is much of the text: then the headline was chosen wrongly.
    mutating func begin(behind headline: Int, in lines: [PageLine], marks: HeaderMarks) {
        guard headline >= lowerBound, headline + 1 < upperBound, headline - lowerBound <= 12,
            marks.hasMark(in: headline + 1..<headline + 10)
        else { return }
        let above = words(ofLines: lowerBound..<headline, lines)
        guard above > 0, above * 4 < words(ofLines: headline..<upperBound, lines) else { return }
        ranges = ranges.compactMap { range in
            let rest = max(range.lowerBound, headline + 1)..<max(range.upperBound, headline + 1)
            return rest.isEmpty ? nil : rest
        }
    }

    private func words(ofLines range: Range<Int>, _ lines: [PageLine]) -> Int {
        lines[range].reduce(0) { $0 + ($1.isProse ? $1.words : 0) }
    }

    /// Takes a line of the opening into the story.
    mutating func insert(_ index: Int) {
        if !contains(index) { ranges.insert(index..<index + 1, at: place(of: index)) }
    }

    private mutating func extendForwards(_ lines: [PageLine], _ words: inout WordStems, _ marks: HeaderMarks) {
        let authors = marks.authors
        // A run of only a standfirst, longer than the text below its byline.
        let isStandfirst = lines[lowerBound..<upperBound].count(where: \.isProse) <= 2 && !marks.hasMark(in: 0..<lowerBound)
        var at = upperBound
        while at < min(lines.count, upperBound + Self.reach), let stretch = Stretch(in: lines, from: at, to: lines.count) {
            guard stretch.range.lowerBound < upperBound + Self.reach else { return }
            let follows = Stretch(in: lines, from: stretch.range.upperBound, to: min(lines.count, stretch.range.upperBound + 6))
            // "Ann Bee covers the harbour for The Ledger."
            let isAboutAuthor = authors.contains { lines[stretch.range.lowerBound].text.prefix(80).contains($0) }
            let isBelowHeader =
                isStandfirst && ranges.count == 1 && stretch.words >= 8 && marks.hasMark(in: upperBound..<stretch.range.lowerBound)
            if isBelowHeader
                || !isAboutAuthor
                    && Self.isStory(
                        stretch, behind: lines[upperBound..<stretch.range.lowerBound],
                        isFollowedByAnother: follows.map { $0.paragraphs == 1 } ?? false, words, lines)
            {
                if stretch.range.lowerBound == upperBound {
                    ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<stretch.range.upperBound
                } else {
                    ranges.append(stretch.range)
                }
                for line in lines[stretch.range] where line.isProse { words.insert(line.text, shortest: 5) }
            }
            at = stretch.range.upperBound
        }
    }

    /// A list longer than any box, up to a paragraph that shares words with the story, is the story's own: goods, dates, results.
    private mutating func extendOverList(_ lines: [PageLine], _ words: WordStems) {
        var end = upperBound
        if end < lines.count, StoryRun.isHeading(lines[end]) { end += 1 }
        while end < lines.count, [nil, .caption, .advertisement, .notice, .share, .outside].contains(lines[end].label) { end += 1 }
        guard end - upperBound > Self.reach,
            let stretch = Stretch.all(in: lines, from: upperBound, to: end).last(where: { !$0.isListItem && $0.words >= 25 }),
            stretch.range.lowerBound - upperBound > Self.reach, stretch.cohesion(with: words, in: lines) >= 0.1
        else { return }
        ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<stretch.range.upperBound
    }

    /// What an agency wants printed with its text is a paragraph right after it.
    private mutating func extendOverNotice(_ lines: [PageLine]) {
        guard upperBound < lines.count, lines[upperBound].label == .footer, lines[upperBound].words >= 15, lines[upperBound].endsSentence
        else { return }
        notice = upperBound
        ranges.append(upperBound..<upperBound + 1)
    }

    private mutating func extendBackwards(_ lines: [PageLine], _ words: inout WordStems, _ marks: HeaderMarks) {
        let start = max(0, lowerBound - Self.reach)
        for stretch in Stretch.all(in: lines, from: start, to: lowerBound).reversed() {
            // Before byline and date come headline, standfirst or a caption: the header's business.
            if marks.hasMark(in: stretch.range.upperBound..<lowerBound) { return }
            let cohesion = stretch.cohesion(with: words, in: lines)
            let isBehindHeader = marks.hasMark(in: max(start, stretch.range.lowerBound - 12)..<stretch.range.lowerBound)
            let isNear = lowerBound - stretch.range.upperBound <= Self.boxLines
            guard isNear, !stretch.isAlternating, stretch.words >= 8,
                isBehindHeader ? cohesion >= 0.1 || stretch.words >= 14 : cohesion >= 0.3 && (stretch.words >= 15 || stretch.paragraphs > 1)
            else { continue }
            if stretch.range.upperBound == lowerBound {
                ranges[0] = stretch.range.lowerBound..<ranges[0].upperBound
            } else {
                ranges.insert(stretch.range, at: 0)
            }
            for line in lines[stretch.range] where line.isProse { words.insert(line.text, shortest: 5) }
        }
    }

    /// - Parameters:
    ///   - box: the lines between the story and the stretch.
    ///   - isFollowedByAnother: whether another single paragraph follows under a line or two of its own, as in a list of summaries.
    private static func isStory(
        _ stretch: Stretch, behind box: ArraySlice<PageLine>, isFollowedByAnother: Bool, _ words: WordStems, _ lines: [PageLine]
    ) -> Bool {
        let cohesion = stretch.cohesion(with: words, in: lines)
        let isNear = box.count <= boxLines
        if box.contains(where: { $0.label == .footer || $0.label == .consent }) {
            return stretch.paragraphs >= 3 && cohesion >= 0.35 && !stretch.isAlternating
        }
        // The number of comments is above them; "Comments" alone may be a button.
        let isOverComments = box.contains { $0.label == .comments && $0.text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } }
        if stretch.isAlternating { return isNear && cohesion >= 0.4 && !box.contains { $0.label == .comments } }
        // A box is a label and links. Buttons, forms and tags mark a story's end.
        let buttons = box.count { ![nil, .related, .advertisement, .caption, .notice, .outside].contains($0.label) }
        let isBox = isNear && buttons <= 1 && !isOverComments
        if stretch.paragraphs >= 2 {
            if isBox { return stretch.words >= 16 }
            return isNear ? stretch.words >= 20 && cohesion >= 0.08 : stretch.words >= 40 && cohesion >= 0.2
        }
        guard isNear, !box.isEmpty, stretch.words >= 8, !stretch.isListItem else { return false }
        if isFollowedByAnother { return cohesion >= 0.5 }
        return isBox || cohesion >= (isOverComments ? 0.25 : 0.2)
    }
}
