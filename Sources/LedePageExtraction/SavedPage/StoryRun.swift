/// Finds where a page's story is.
///
/// Each line has a score: words of prose count for it; navigation, forms and the like against it. The story is the run of lines with
/// the greatest sum (Kadane's algorithm), as in finding boilerplate by text density in Kohlschütter, Fankhauser, Nejdl: Boilerplate
/// Detection using Shallow Text Features, WSDM 2010, and by maximum subsequences in Pasternack, Roth: Extracting Article Text from the Web
/// with Maximum Subsequence Segmentation, WWW 2009. The numbers are this project's own.
enum StoryRun {
    /// The story's lines; nil if no line suggests one. Complexity: O(lines).
    static func find(in lines: [PageLine]) -> Range<Int>? {
        let end = terminal(in: lines) ?? lines.count
        // A list of links within a story must not outweigh a short story's second half.
        let headingScore = -min(60, max(15, prose(in: lines) / 4))
        var best: (sum: Int, range: Range<Int>)?
        var sum = 0
        var start = 0
        for index in 0..<end {
            if sum <= 0 {
                sum = 0
                start = index
            }
            // A form counts once, however many lines it has: a short story may go on after it.
            let isWithinForm = index > 0 && lines[index].label == .form && isOfForm(lines[index - 1])
            sum += isWithinForm ? -3 : score(lines[index], headingScore)
            if sum > best?.sum ?? 0 { best = (sum, start..<index + 1) }
        }
        return best.map { withoutSummaries($0.range, in: lines) }
    }

    /// Without a list of other stories' summaries at the beginning: the story's own date or byline comes after it, and what follows that
    /// shares next to no words with it.
    private static func withoutSummaries(_ run: Range<Int>, in lines: [PageLine]) -> Range<Int> {
        let paragraphs = run.filter { lines[$0].isProse }
        guard paragraphs.count >= 6 else { return run }
        // More than a few dates are those of comments or of a list.
        var tries = 8
        for mark in run.reversed() where lines[mark].words <= 12 && !lines[mark].isProse && HeaderMarks.isMark(lines[mark]) {
            let above = paragraphs.prefix { $0 < mark }
            let below = paragraphs.dropFirst(above.count)
            guard above.count >= 3, below.reduce(0, { $0 + lines[$1].words }) >= 60 else { continue }
            tries -= 1
            if tries < 0 { break }
            var words = WordStems()
            for index in below { words.insert(lines[index].text, shortest: 5) }
            var (known, all) = (0, 0)
            for index in above {
                let shared = words.shared(with: lines[index].text, shortest: 5)
                known += shared.known
                all += shared.all
            }
            if known * 6 < all { return mark + 1..<run.upperBound }
        }
        return run
    }

    private static func isOfForm(_ line: PageLine) -> Bool {
        line.label == .form || (line.label == .navigation && line.words <= 3)
    }

    private static func prose(in lines: [PageLine]) -> Int { lines.reduce(0) { $0 + ($1.isProse ? $1.words : 0) } }

    /// The heading after which only other stories or comments come, with most of the page's prose before it.
    private static func terminal(in lines: [PageLine]) -> Int? {
        let total = prose(in: lines)
        var before = 0
        for (index, line) in lines.enumerated() {
            if line.isProse { before += line.words }
            guard isHeading(line), before >= 60 else { continue }
            let share = line.label == .comments ? 25 : 55
            if before * 100 >= total * share { return index }
        }
        return nil
    }

    /// A label above something, on a line of its own.
    static func isHeading(_ line: PageLine) -> Bool {
        guard let label = line.label, PageVocabulary.endsStory(label) else { return false }
        return line.words <= 6 && !line.text.contains(": ")
    }

    private static func score(_ line: PageLine, _ headingScore: Int) -> Int {
        switch line.label {
        case nil:
            if line.isProse { return min(line.words, 60) }
            if line.endsSentence { return line.words }
            return line.words <= 3 ? -3 : -4
        case .related, .comments, .footer: return isHeading(line) ? headingScore : (line.label == .related ? -3 : -20)
        case .consent: return -20
        case .ticker, .teaser: return -15
        case .form: return -12
        case .navigation, .share: return line.isWeaklyLabelled ? -4 : -6
        default: return -3
        }
    }
}
