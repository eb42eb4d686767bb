import LedeArticleModel

/// The lines around a story's beginning that name an author or a date.
struct HeaderMarks {
    struct Mark {
        var date: DateParser.Found?
        var byline: BylineParser.Found?
        /// Only dates, reading time and words like "Published".
        var isBare: Bool
    }

    private let marks: [Int: Mark]
    /// The lines that were looked at.
    let zone: Range<Int>
    /// The last line saying how long ago something was, `3 days ago`.
    let age: Int?
    /// Lines with only "By"; the name is on the next.
    let loneAnnouncements: Set<Int>

    /// How many lines before the story's run are looked at, and after its beginning: a standfirst and captions may be above the byline.
    private static let before = 30
    private static let behind = 14
    /// The most paragraphs of the run above a byline.
    private static let paragraphsAbove = 4

    /// - Parameter run: the story's, as `StoryRun` finds it. Complexity: O(lines of the zone).
    init(page: [PageLine], run: Range<Int>) {
        var end = run.lowerBound
        var paragraphs = 0
        // If hardly anything follows the header, the byline may come after all of it.
        let limit = page[run].count(where: \.isProse) <= 2 ? page.count : run.upperBound
        while end < min(limit, run.lowerBound + Self.behind) {
            if page[end].isProse, page[end].words > 14 {
                paragraphs += 1
                if paragraphs > Self.paragraphsAbove { break }
            }
            end += 1
        }
        zone = max(0, run.lowerBound - Self.before)..<end
        var marks: [Int: Mark] = [:]
        var lone: Set<Int> = []
        for index in zone where Self.canBeHeader(page[index]) {
            let text = page[index].text
            if index > 0, lone.contains(index - 1), AuthorNames.beginsWithPerson(text) {
                marks[index] = Mark(byline: BylineParser.Found(author: AuthorNames.reduced(text), isCertain: true), isBare: false)
                continue
            }
            if BylineParser.isAnnouncementAlone(text) {
                lone.insert(index)
                continue
            }
            let date = DateParser.firstDate(in: text)
            let parts = BylineParser.Segments(text)
            let byline = BylineParser.author(in: text, parts)
            if date != nil || byline != nil { marks[index] = Mark(date: date, byline: byline, isBare: parts.texts.isEmpty) }
        }
        self.marks = marks
        age = zone.last { page[$0].label == .notice && page[$0].words <= 5 && ShortNote.isAge(page[$0].text) }
        loneAnnouncements = lone
    }

    private static func canBeHeader(_ line: PageLine) -> Bool {
        guard line.words <= 30, line.label == nil || line.label == .notice || line.label == .navigation else { return false }
        return !(line.isProse && line.words > 14)
    }

    /// Whether a line is certainly a byline, or a date and little else.
    static func isMark(_ line: PageLine) -> Bool {
        guard canBeHeader(line) else { return false }
        let parts = BylineParser.Segments(line.text)
        return (parts.texts.isEmpty && DateParser.firstDate(in: line.text) != nil)
            || BylineParser.author(in: line.text, parts)?.isCertain == true
    }

    subscript(index: Int) -> Mark? { marks[index] }

    func date(_ index: Int) -> DateParser.Found? { marks[index]?.date }
    func byline(_ index: Int) -> BylineParser.Found? { marks[index]?.byline }

    /// Lines with a date, in order.
    var dates: [Int] { marks.filter { $0.value.date != nil }.keys.sorted() }
    /// Lines with a name, in order.
    var bylines: [Int] { marks.filter { $0.value.byline != nil }.keys.sorted() }

    /// The people whom certain bylines name.
    var authors: [String] { marks.values.flatMap { $0.byline.map { $0.isCertain ? AuthorNames.single($0.author) : [] } ?? [] } }

    /// Whether a line in a range is certainly a byline, or a date and little else.
    func hasMark(in range: Range<Int>) -> Bool {
        marks.contains { range.contains($0.key) && ($0.value.byline?.isCertain == true || ($0.value.date != nil && $0.value.isBare)) }
    }
}
