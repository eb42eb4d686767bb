import LedeArticleModel

/// The lines of a text, labelled in context.
struct PageLines {
    private(set) var lines: [PageLine] = []

    /// Splits a text at its line ends. Paragraphs broken into lines are joined again, keeping their line ends.
    init(_ text: String) {
        let all = WrappedLines(text)
        var isFirst = true
        for block in all.blocks {
            for (index, paragraph) in all.paragraphs(of: block).enumerated() {
                let content =
                    paragraph.count == 1 ? all.lines[paragraph.lowerBound].text : all.lines[paragraph].map(\.text).joined(separator: "\n")
                lines.append(PageLine(content, number: all.lines[paragraph.lowerBound].number, isBlankBefore: index == 0 && !isFirst))
            }
            isFirst = false
        }
        labelTickers()
        labelTeasers()
        labelCounts()
        labelRepeated()
        labelCaptions()
        labelComments()
        labelInvitations()
    }

    /// Two or more times of day on lines of their own, or before headlines, are a ticker, along with what comes between and after them.
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
            // A live blog is the story itself.
            let inside = range.reduce(0) { $0 + (lines[$1].isProse ? lines[$1].words : 0) }
            guard inside * 2 < prose || prose == 0 else { continue }
            for index in range where lines[index].label == nil { lines[index].label = .ticker }
        }
    }

    /// `1:34 PM` and nothing else.
    static func isBareTime(_ text: String) -> Bool {
        guard let first = text.utf8.first, first >= 0x30, first <= 0x39 else { return false }
        return DateParser.isBareTime(text)
    }

    /// `1:34 PM`, `13:34 A headline`.
    static func isTimed(_ text: String) -> Bool {
        guard text.utf8.count <= 200, text.utf8.first.map({ $0 >= 0x30 && $0 <= 0x39 }) ?? false else { return false }
        if isBareTime(text) { return true }
        let head = text.prefix { !$0.isWhitespace }
        return head.contains(":") && DateParser.isBareTime(String(head)) && DateParser.firstDate(in: text) == nil
    }

    /// A headline right above the cut-off beginning of its story.
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

    /// A bare number after a button or a heading counts shares or comments, or is a place in a list.
    private mutating func labelCounts() {
        for index in lines.indices.dropFirst() where lines[index].label == nil && lines[index].text.utf8.count <= 7 {
            guard let label = lines[index - 1].label, [.share, .comments, .related].contains(label),
                lines[index].text.allSatisfy({ $0.isNumber || ".,K".contains($0) })
            else { continue }
            lines[index].label = label
        }
    }

    /// A list item that occurs many times on a page is the text of a button or player.
    private mutating func labelRepeated() {
        let most = 4
        var counts: [String: Int] = [:]
        for line in lines where line.isProse && line.isBulleted { counts[line.text, default: 0] += 1 }
        guard counts.contains(where: { $0.value > most }) else { return }
        for index in lines.indices where lines[index].isProse && lines[index].isBulleted && counts[lines[index].text, default: 0] > most {
            lines[index].label = .navigation
            lines[index].isWeaklyLabelled = true
        }
    }

    /// A caption often occurs twice, close together, or once with its credit and once without.
    private mutating func labelCaptions() {
        let length = 40
        func beginning(_ line: PageLine) -> Substring? {
            line.words <= 80 && line.text.utf8.count > length && (line.label == .caption || line.isProse)
                ? line.unbulleted.prefix(length) : nil
        }
        var captions: [Substring: String] = [:]
        var seen: [Substring: Int] = [:]
        for (index, line) in lines.enumerated() {
            guard let beginning = beginning(line) else { continue }
            let twin = seen[beginning].map { index - $0 <= 3 && Self.areTwins(lines[$0].text, line.text) } ?? false
            if line.label == .caption || twin { captions[beginning] = line.text }
            seen[beginning] = index
        }
        guard !captions.isEmpty else { return }
        for index in lines.indices where lines[index].label == nil {
            guard let caption = beginning(lines[index]).flatMap({ captions[$0] }), Self.sayTheSame(caption, lines[index].text) else {
                continue
            }
            lines[index].label = .caption
        }
    }

    /// Whether one text is the other's beginning, perhaps cut off: paragraphs that begin alike are not.
    private static func areTwins(_ one: String, _ other: String) -> Bool {
        let (short, long) = one.utf8.count <= other.utf8.count ? (one, other) : (other, one)
        return long.hasPrefix(short) || (short.contains("...") && sayTheSame(short, long))
    }

    /// Whether most of the shorter text is the longer one's beginning.
    private static func sayTheSame(_ one: String, _ other: String) -> Bool {
        var common = 0
        for (byte, otherByte) in zip(one.utf8, other.utf8) {
            if byte != otherByte { break }
            common += 1
        }
        return common * 10 >= min(one.utf8.count, other.utf8.count) * 7
    }

    /// A sentence right above form fields says what they are for.
    private mutating func labelInvitations() {
        for index in lines.indices.dropLast() where lines[index].isProse && lines[index].words <= 25 && !lines[index + 1].isBlankBefore {
            if lines[index + 1].text.contains("___") { lines[index].label = .form }
        }
    }

    /// A name, a date with a time, and a text, three times or more, are readers' comments if a heading says so or the names end in a colon.
    private mutating func labelComments() {
        let stamps = lines.indices.dropFirst().filter { index in
            let line = lines[index]
            guard line.words <= 12, line.label == nil || line.label == .notice, !lines[index - 1].isProse, lines[index - 1].words <= 8
            else { return false }
            return Self.isDayWithTime(line.text) && BylineParser.author(in: line.text)?.isCertain != true
        }
        var start = 0
        var (proseAbove, counted) = (0, 0)
        for end in stamps.indices where end + 1 == stamps.count || stamps[end + 1] - stamps[end] > 12 {
            let group = stamps[start...end]
            start = end + 1
            guard group.count >= 3, let first = group.first, let last = group.last else { continue }
            while counted < first {
                if lines[counted].isProse { proseAbove += lines[counted].words }
                counted += 1
            }
            guard proseAbove >= 40 else { continue }
            let around = max(0, first - 8)..<min(lines.count, last + 12)
            let isNamed = group.count { lines[$0 - 1].text.hasSuffix(":") } * 2 > group.count
            guard isNamed || lines[around].contains(where: { $0.label == .comments }) else { continue }
            let step = zip(group, group.dropFirst()).map { $1 - $0 }.max() ?? 1
            let tail = (last + 1..<min(lines.count, last + step + 1)).first { lines[$0].label != nil } ?? min(lines.count, last + step + 1)
            for index in first - 1..<tail where lines[index].label == nil { lines[index].label = .comments }
        }
    }

    private static func isDayWithTime(_ text: String) -> Bool {
        let digits = text.utf8.count { $0 >= 0x30 && $0 <= 0x39 }
        guard digits >= 7, text.utf8.contains(UInt8(ascii: ":")) else { return false }
        return DateParser.firstDate(in: text)?.iso.contains("T") ?? false
    }

    /// How strongly the labels suggest a saved page: labelled lines, those of common words at half weight, and how many kinds there are.
    var evidence: (weight: Double, kinds: Int) {
        var weight = 0.0
        var kinds: Set<LineLabel> = []
        for line in lines {
            // A paragraph that trails off is a teaser only if other signs show that the text is a page.
            guard let label = line.label, label != .teaser, label != .outside else { continue }
            weight += line.isWeaklyLabelled ? 0.5 : 1
            kinds.insert(label)
        }
        return (weight, kinds.count)
    }
}
