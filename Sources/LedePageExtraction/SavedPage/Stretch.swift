/// Consecutive paragraphs of a page, with at most two short lines between them: a subheading, a caption.
struct Stretch {
    /// From the first paragraph to the last.
    var range: Range<Int>
    var paragraphs = 0
    /// Of the paragraphs.
    var words = 0
    /// Lines between the paragraphs that are not sentences: subheadings, or the headlines and names over summaries and comments.
    private var headings = 0
    /// The first line is an item of a list, or begins within a sentence.
    var isListItem: Bool

    /// Each paragraph has a line above it, as in summaries and comments.
    var isAlternating: Bool { paragraphs >= 2 && headings * 2 >= paragraphs }

    /// The first stretch that begins in a range of lines; nil if there is none.
    init?(in lines: [PageLine], from start: Int, to end: Int) {
        guard var first = (start..<max(start, end)).first(where: { lines[$0].isProse && !lines[$0].isBulleted }) else { return nil }
        isListItem = lines[first].isListItem
        range = first..<first + 1
        var short = 0
        var between = 0
        for index in first..<end {
            let line = lines[index]
            if line.isProse, !line.isBulleted {
                paragraphs += 1
                words += line.words
                headings += between
                (short, between) = (0, 0)
                range = range.lowerBound..<index + 1
            } else if line.label == nil {
                // "Never," she said. A short sentence belongs to the paragraph above it.
                if line.endsSentence, short == 0, !line.isBulleted {
                    range = range.lowerBound..<index + 1
                    continue
                }
                short += 1
                between += 1
                if short > 2 { break }
            } else if ![.caption, .advertisement, .notice, .share, .outside].contains(line.label) {
                break
            }
        }
        while first > start, lines[first - 1].label == nil, lines[first - 1].endsSentence, !lines[first - 1].isListItem { first -= 1 }
        range = first..<range.upperBound
    }

    /// All stretches in a range of lines, in order.
    static func all(in lines: [PageLine], from start: Int, to end: Int) -> [Stretch] {
        var found: [Stretch] = []
        var at = start
        while let stretch = Stretch(in: lines, from: at, to: end) {
            found.append(stretch)
            at = stretch.range.upperBound
        }
        return found
    }

    /// The share of the paragraphs' longer words that `story` has, 0 to 1.
    func cohesion(with story: WordStems, in lines: [PageLine]) -> Double {
        var (known, all) = (0, 0)
        for line in lines[range] where line.isProse {
            let shared = story.shared(with: line.text, shortest: 5)
            known += shared.known
            all += shared.all
        }
        return all == 0 ? 0 : Double(known) / Double(all)
    }
}
