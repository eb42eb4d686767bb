import ArticleModel

/// The lines of a text, and what they are in each other's company.
struct PageLines {
    private(set) var lines: [PageLine] = []

    /// Splits a text at its line ends. Paragraphs that are broken into lines of nearly one width are put together again, with their line ends.
    init(_ text: String) {
        var block: [(text: String, number: Int)] = []
        var isFirstBlock = true
        func flush(_ lines: inout [PageLine]) {
            defer { block = [] }
            guard !block.isEmpty else { return }
            let joined = Self.isWrapped(block.map(\.text))
            for (index, line) in block.enumerated() {
                if joined, index > 0 { break }
                let content = joined ? block.map(\.text).joined(separator: "\n") : line.text
                lines.append(PageLine(content, number: line.number, isBlankBefore: index == 0 && !isFirstBlock))
            }
            isFirstBlock = false
        }
        var number = 0
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let content = Substring(line).trimmingSpaces()
            if content.isEmpty { flush(&lines) } else { block.append((content, number)) }
        }
        flush(&lines)
        labelTickers()
        labelTeasers()
    }

    /// Whether the lines of a block are one paragraph: all but the last nearly of one width, and most of them ending within a sentence.
    private static func isWrapped(_ block: [String]) -> Bool {
        guard block.count >= 2 else { return false }
        let widths = block.dropLast().map(\.unicodeScalars.count)
        guard let narrow = widths.min(), let wide = widths.max(), narrow >= 45, wide <= 100, narrow * 4 >= wide * 3,
            let last = block.last, last.unicodeScalars.count <= wide + 5
        else { return false }
        let open = block.dropLast().filter { line in line.last.map { !".!?:…\"”)".contains($0) } ?? false }.count
        return open * 3 >= (block.count - 1) * 2
    }

    /// Two or more times of day on lines of their own, or before headlines, are a ticker, with what stands between and behind them.
    private mutating func labelTickers() {
        let times = lines.indices.filter { Self.isTimed(lines[$0].text) }
        guard times.count >= 2 else { return }
        var group: [Int] = []
        var groups: [[Int]] = []
        for time in times {
            if let last = group.last, time - last > 6 {
                groups.append(group)
                group = []
            }
            group.append(time)
        }
        groups.append(group)
        let prose = lines.reduce(0) { $0 + ($1.isProse ? $1.words : 0) }
        for group in groups where group.count >= 2 {
            let gap = zip(group, group.dropFirst()).map { $1 - $0 }.max() ?? 1
            let last = group[group.count - 1]
            let range = group[0]..<min(lines.count, last + gap)
            // A report from minute to minute is the story itself.
            let inside = range.reduce(0) { $0 + (lines[$1].isProse ? lines[$1].words : 0) }
            guard inside * 2 < prose || prose == 0 else { continue }
            for index in range where lines[index].label == nil { lines[index].label = .ticker }
        }
    }

    /// `1:34 PM`, `13:34 A headline`.
    private static func isTimed(_ text: String) -> Bool {
        guard text.utf8.count <= 200, text.utf8.first.map({ $0 >= 0x30 && $0 <= 0x39 }) ?? false else { return false }
        if DateParser.isBareTime(text) { return true }
        let head = text.prefix { !$0.isWhitespace }
        return head.contains(":") && DateParser.isBareTime(String(head)) && DateParser.firstDate(in: text) == nil
    }

    /// A headline with the cut-off beginning of its story right below it.
    private mutating func labelTeasers() {
        for index in lines.indices.dropFirst() {
            let line = lines[index]
            let title = lines[index - 1]
            guard line.isCutOff, line.words >= 8, line.label == nil, !line.isBlankBefore, !title.endsSentence,
                title.words <= 30
            else { continue }
            lines[index].label = .teaser
            if title.label == nil { lines[index - 1].label = .teaser }
        }
    }

    /// How sure the labels make it that the text is a saved page: labelled lines, those of common words at half, and how many kinds there are.
    var evidence: (weight: Double, kinds: Int) {
        var weight = 0.0
        var kinds: Set<LineLabel> = []
        for line in lines {
            // A paragraph that trails off is a teaser only in a page that shows by other signs that it is one.
            guard let label = line.label, label != .teaser else { continue }
            weight += line.isWeaklyLabelled ? 0.5 : 1
            kinds.insert(label)
        }
        return (weight, kinds.count)
    }
}
