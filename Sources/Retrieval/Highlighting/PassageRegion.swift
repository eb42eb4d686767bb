/// The surroundings of a passage, character by character (grapheme clusters), of bounded size however long the text is.
struct PassageRegion {
    /// Bytes kept on either side of the matches.
    private static let margin = 4_096
    /// Most bytes of the matches themselves.
    private static let mostBytes = 16_384

    private let content: [Character]
    /// `offsets[i]` is the byte of the whole text at which character i starts; one more for the end.
    private let offsets: [Int]
    private let startsText: Bool
    private let endsText: Bool

    /// - Parameter range: the bytes of `text` that the passage is about, at bounds of scalars.
    init(_ text: String, around range: Range<Int>) {
        let bytes = text.utf8.span
        var start = max(0, range.lowerBound - Self.margin)
        var end = min(bytes.count, min(range.upperBound, range.lowerBound + Self.mostBytes) + Self.margin)
        while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        var part: [UInt8] = []
        part.reserveCapacity(end - start)
        for index in start..<end { part.append(bytes[index]) }
        content = Array(String(decoding: part, as: UTF8.self))
        var offset = start
        var offsets: [Int] = []
        for character in content {
            offsets.append(offset)
            offset += character.utf8.count
        }
        self.offsets = offsets + [offset]
        startsText = start == 0
        endsText = end == bytes.count
    }

    /// All characters of the region.
    var characters: Range<Int> { content.indices }

    /// About `length` characters with the bytes of `range` among them: from the beginning of their sentence if it is near, to the end of one.
    ///
    /// - Parameter bounds: the bytes of the whole text that the passage must not leave.
    func passage(around range: Range<Int>, length: Int, within bounds: Range<Int>) -> Range<Int> {
        let passage = passage(around: range, length: length)
        var start = passage.lowerBound
        var end = passage.upperBound
        while start < end, offsets[start] < bounds.lowerBound { start += 1 }
        while end > start, offsets[end] > bounds.upperBound { end -= 1 }
        return start..<end
    }

    /// The bytes of the whole text that characters of the region take, without white space at either end.
    func bytes(of characters: Range<Int>) -> Range<Int> {
        var start = characters.lowerBound
        var end = characters.upperBound
        while start < end, content[start].isWhitespace { start += 1 }
        while end > start, content[end - 1].isWhitespace { end -= 1 }
        return offsets[start]..<offsets[end]
    }

    private func passage(around range: Range<Int>, length: Int) -> Range<Int> {
        let first = character(at: range.lowerBound)
        var start = sentenceStart(before: first, reach: length / 2)
        if start == nil {
            let earliest = max(0, first - length / 4)
            start = (earliest..<first).first { isWordStart($0) } ?? earliest
        }
        var from = start ?? first
        while from < first, content[from].isWhitespace { from += 1 }

        let limit = min(content.count, from + length)
        if limit == content.count { return from..<limit }
        let shortest = max(character(at: range.upperBound), from + length / 2)
        if shortest >= limit { return from..<limit }
        if let end = (shortest...limit).last(where: { isSentenceEnd($0) }) { return from..<end }
        if let end = (shortest...limit).last(where: { isWordStart($0) }) { return from..<end }
        return from..<limit
    }

    /// The characters on one line, runs of white space as one blank, with "…" where sentences are cut.
    ///
    /// - Parameter spans: bytes of the whole text, by start, possibly overlapping.
    func snippet(_ range: Range<Int>, highlighting spans: [Range<Int>]) -> Snippet {
        var text = ""
        var length = 0
        var highlights: [Range<Int>] = []
        let isCutBefore = range.lowerBound > 0 ? !startsSentence(range.lowerBound) : !startsText
        if isCutBefore, !range.isEmpty {
            text = "… "
            length = text.utf8.count
        }
        var next = 0
        /// The byte of the whole text at which the highlight at hand ends, and where it starts in `text`.
        var open: (end: Int, start: Int)?
        /// Where the last visible character ends in `text`.
        var visibleEnd = length
        for index in range {
            if let current = open, current.end <= offsets[index] {
                if current.start < visibleEnd { highlights.append(current.start..<visibleEnd) }
                open = nil
            }
            while next < spans.count, spans[next].lowerBound < offsets[index + 1] {
                if spans[next].upperBound > offsets[index] {
                    open = (max(open?.end ?? 0, spans[next].upperBound), open?.start ?? length)
                }
                next += 1
            }
            let character = content[index]
            if character.isWhitespace {
                if length == visibleEnd, length > 0, !text.hasSuffix(" ") {
                    text.append(" ")
                    length += 1
                }
            } else {
                text.append(character)
                length += character.utf8.count
                visibleEnd = length
            }
        }
        if let open, open.start < visibleEnd { highlights.append(open.start..<visibleEnd) }
        let end = range.upperBound
        let isCutAfter = end < content.count ? !isSentenceEnd(end) : !endsText
        if length > visibleEnd { text.removeLast() }
        if isCutAfter, !range.isEmpty { text += " …" }
        return Snippet(text: text, highlights: highlights)
    }

    /// The character that holds the byte `offset` of the whole text.
    private func character(at offset: Int) -> Int {
        var low = 0
        var high = content.count
        while low < high {
            let middle = (low + high) / 2
            if offsets[middle + 1] <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The nearest beginning of a sentence at or before `index`, at most `reach` characters away.
    private func sentenceStart(before index: Int, reach: Int) -> Int? {
        (max(0, index - reach)...index).last { startsSentence($0) && ($0 == content.count || !content[$0].isWhitespace) }
    }

    /// Whether a sentence starts at `index`, white space before it skipped.
    private func startsSentence(_ index: Int) -> Bool {
        var before = index
        var lineBreaks = 0
        while before > 0, content[before - 1].isWhitespace {
            before -= 1
            if content[before].isNewline { lineBreaks += 1 }
        }
        if before == 0 { return startsText }
        return lineBreaks > 1 || (before < index || Self.endsWideSentence(content[before - 1])) && isSentenceEnd(before)
    }

    /// Whether the characters before `index` end a sentence: a mark, behind it a blank and what may begin a sentence ("7.16", "mln. tonnes" go on).
    private func isSentenceEnd(_ index: Int) -> Bool {
        var next = index
        while next < content.count, content[next].isWhitespace { next += 1 }
        if next < content.count, content[next].isLowercase { return false }
        var last = index
        while last > 0, content[last - 1].isWhitespace { last -= 1 }
        while last > 0, "\"'”’»)".contains(content[last - 1]) { last -= 1 }
        guard last > 0 else { return false }
        if Self.endsWideSentence(content[last - 1]) { return true }
        let isApart = next > index || index == content.count || content[index - 1].isWhitespace
        return isApart && ".!?…".contains(content[last - 1])
    }

    /// Marks that need no blank behind them.
    private static func endsWideSentence(_ character: Character) -> Bool { "。！？".contains(character) }

    private func isWordStart(_ index: Int) -> Bool {
        index == content.count || !content[index].isWhitespace && (index == 0 || content[index - 1].isWhitespace)
    }
}
