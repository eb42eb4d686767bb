/// The surroundings of a passage, character by character (grapheme clusters), of bounded size however long the text is.
///
/// A passage has at most `length` characters. It ends neither in a word (`splitsWord`) nor in a match, so what is highlighted is all that
/// matched, with these exceptions: a match of more than `length` characters is cut between two of its words; if matches overlap in a longer
/// chain, one of them is cut likewise; and a longer word is cut between two characters.
struct PassageRegion {
    /// Bytes kept on either side of the matches; more for long passages.
    private static let margin = 4_096
    /// Most bytes of the matches themselves.
    private static let mostBytes = 16_384

    private let content: [Character]
    /// `offsets[i]` is the byte of the whole text at which character i starts; one more for the end.
    private let offsets: [Int]
    private let startsText: Bool
    private let endsText: Bool
    private let length: Int

    /// - Parameters:
    ///   - range: the bytes of `text` that the passage is about, at bounds of scalars.
    ///   - length: most characters of a passage.
    init(_ text: String, around range: Range<Int>, length: Int) {
        self.length = length
        let bytes = text.utf8.span
        let margin = max(Self.margin, 8 * length)
        var start = max(0, range.lowerBound - margin)
        var end = min(bytes.count, min(range.upperBound, range.lowerBound + Self.mostBytes) + margin)
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

    /// The bytes of the whole text that characters of the region take, without white space at either end.
    func bytes(of characters: Range<Int>) -> Range<Int> {
        var start = characters.lowerBound
        var end = characters.upperBound
        while start < end, content[start].isWhitespace { start += 1 }
        while end > start, content[end - 1].isWhitespace { end -= 1 }
        return offsets[start]..<offsets[end]
    }

    /// Up to `length` characters with the bytes of `range` among them: from the beginning of their sentence if it is near, to the end of
    /// one.
    ///
    /// - Parameters:
    ///   - bounds: the bytes of the whole text that the passage must not leave; where other passages end.
    ///   - matches: bytes of the whole text that must not be cut, by start, possibly overlapping.
    /// - Complexity: linear in the region and the matches.
    func passage(around range: Range<Int>, within bounds: Range<Int>, keeping matches: [Range<Int>]) -> Range<Int> {
        let least = character(endingBy: bounds.lowerBound)
        let most = max(least, character(at: bounds.upperBound))
        let splitsMatch = self.splitsMatch(matches)
        func isWhole(_ index: Int) -> Bool { !splitsMatch[index] && !splitsWord(index) }
        let first = min(max(least, character(at: range.lowerBound)), most)
        let last = min(max(first, character(endingBy: range.upperBound)), most)

        let room = max(0, length - (last - first))
        let sentences = max(least, first - min(room, length / 2))...first
        let words = max(least, first - min(room, length / 4))...first
        let start =
            sentences.last { startsSentence($0) && isWhole($0) && ($0 == content.count || !content[$0].isWhitespace) }
            ?? words.first { isWordStart($0) && isWhole($0) } ?? words.first { isWhole($0) }
            ?? (max(least, first - room)...first).last { isWhole($0) }
        var from = start ?? first
        while from < first, content[from].isWhitespace { from += 1 }

        let limit = min(most, from + length)
        if limit == most { return from..<limit }
        let half = min(from + length / 2, limit)
        let ends = (last <= limit ? max(last, half) : half)...limit
        let end =
            ends.last { isSentenceEnd($0) && isWhole($0) } ?? ends.last { isWordStart($0) && isWhole($0) } ?? ends.last { isWhole($0) }
            ?? (first...limit).last { $0 > first && isWhole($0) } ?? (first...limit).last { $0 > first && !splitsWord($0) }
        return from..<(end ?? limit)
    }

    /// `result[i]` says whether one of `matches` continues from character i - 1 to character i; those of more than `length` characters may
    /// be cut.
    private func splitsMatch(_ matches: [Range<Int>]) -> [Bool] {
        var changes = Array(repeating: 0, count: content.count + 2)
        let region = offsets[0]..<offsets[content.count]
        for match in matches where match.overlaps(region) {
            let (start, end) = (character(at: match.lowerBound), character(endingBy: match.upperBound))
            guard end - start <= length, end > start + 1 else { continue }
            changes[start + 1] += 1
            changes[end] -= 1
        }
        var open = 0
        return (0...content.count).map { index in
            open += changes[index]
            return open > 0
        }
    }

    /// Whether character `index` continues the word of the one before it. In scripts that put nothing between words every character may end
    /// one.
    private func splitsWord(_ index: Int) -> Bool {
        guard index > 0, index < content.count else { return false }
        let (before, after) = (content[index - 1], content[index])
        if before.isUnspaced || after.isUnspaced { return false }
        if before.isOfWord, after.isOfWord { return true }
        if before.isOfWord, index + 1 < content.count { return after.joins(before, content[index + 1]) }
        return after.isOfWord && index > 1 && before.joins(content[index - 2], after)
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
        /// The byte of the whole text at which the current highlight ends, and where it starts in `text`.
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

    /// The character after the one that holds the last byte before `offset` of the whole text.
    private func character(endingBy offset: Int) -> Int {
        let index = character(at: offset)
        return index < content.count && offsets[index] < offset ? index + 1 : index
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

    /// Whether the characters before `index` end a sentence: a mark, after it a blank and what may begin a sentence ("7.16", "mln. tonnes"
    /// go on).
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

    /// Marks that need no blank after them.
    private static func endsWideSentence(_ character: Character) -> Bool { "。！？".contains(character) }

    private func isWordStart(_ index: Int) -> Bool {
        index == content.count || !content[index].isWhitespace && (index == 0 || content[index - 1].isWhitespace)
    }
}
