/// The lines of a text, and which of them form a paragraph that a program or a person broke at some width.
struct WrappedLines {
    struct Line {
        /// Without white space at its ends; never empty.
        var text: String
        /// Counted from 1 in the text.
        var number: Int
        /// Columns from the margin to the last character; East Asian characters take two.
        var width: Int
        /// Columns of its first word.
        var firstWord: Int
    }

    private(set) var lines: [Line] = []
    /// Lines between blank lines.
    private(set) var blocks: [Range<Int>] = []
    /// The width at which a program broke the lines of the whole text; nil if none can be told.
    private var wrapWidth: Int?
    /// The program put as many words on a line as fit.
    private var isGreedy = false

    init(_ text: String) {
        var number = 0
        var start = 0
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let raw = Substring(line)
            let content = raw.trimmingSpaces()
            if content.isEmpty {
                if start < lines.count { blocks.append(start..<lines.count) }
                start = lines.count
            } else {
                let (width, firstWord) = Self.widths(of: raw)
                lines.append(Line(text: content, number: number, width: width, firstWord: firstWord))
            }
        }
        if start < lines.count { blocks.append(start..<lines.count) }
        wrapWidth = Self.wrapWidth(of: lines)
        var (breaks, broken) = (0, 0)
        for block in blocks where block.count >= 3 && isOneParagraph(block) {
            for index in block.dropFirst() {
                breaks += 1
                if isBroken(before: index) { broken += 1 }
            }
        }
        isGreedy = wrapWidth != nil && broken * 20 >= breaks * 19
    }

    /// Whether a line is broken because the next one's first word did not fit.
    private func isBroken(before index: Int) -> Bool {
        guard let wrapWidth, lines[index - 1].width <= wrapWidth,
            lines[index - 1].text.utf8.contains(0x20) || lines[index - 1].firstWord == 2
        else { return false }
        return lines[index - 1].width + 1 + lines[index].firstWord > wrapWidth && !PageLine.startsWithBullet(lines[index].text)
    }

    /// The paragraphs of a block of lines, in order.
    func paragraphs(of block: Range<Int>) -> [Range<Int>] {
        if !isGreedy, isOneParagraph(block) { return [block] }
        var paragraphs: [Range<Int>] = []
        var start = block.lowerBound
        for index in block.dropFirst() where !isBroken(before: index) {
            paragraphs.append(start..<index)
            start = index
        }
        paragraphs.append(start..<block.upperBound)
        return paragraphs
    }

    /// Whether the lines of a block are one paragraph: all but the last are about as wide, and most end within a sentence.
    private func isOneParagraph(_ block: Range<Int>) -> Bool {
        guard block.count >= 2 else { return false }
        let head = block.dropLast()
        var (narrow, wide) = (Int.max, 0)
        var open = 0
        for index in head {
            let text = lines[index].text
            let count = text.utf8.count <= 44 ? text.utf8.count : text.unicodeScalars.count
            (narrow, wide) = (min(narrow, count), max(wide, count))
            guard narrow >= 45, wide <= 100, index == block.lowerBound || !PageLine.startsWithBullet(text) else { return false }
            if let last = text.last, !".!?:…\"”)".contains(last) { open += 1 }
        }
        let last = lines[block.upperBound - 1].text
        guard narrow * 4 >= wide * 3, last.unicodeScalars.count <= wide + 5, !PageLine.startsWithBullet(last) else { return false }
        return open * 3 >= (block.count - 1) * 2
    }

    /// Programs fill their lines: many come within a few columns of the width, and hardly any exceed it.
    private static func wrapWidth(of lines: [Line]) -> Int? {
        guard lines.count >= 12 else { return nil }
        let widths = lines.map(\.width).sorted(by: >)
        let width = widths[min(widths.count - 1, lines.count / 200)]
        guard (50...132).contains(width) else { return nil }
        let full = widths.count { $0 > width - 10 && $0 <= width }
        let long = widths.count { $0 > width / 2 }
        return full >= 6 && full * 5 >= long ? width : nil
    }

    private static func widths(of line: Substring) -> (width: Int, firstWord: Int) {
        var column = 0
        var width = 0
        var firstWord = 0
        var hasBegun = false
        var isInFirstWord = true
        for scalar in line.unicodeScalars {
            let value = scalar.value
            if value == 0x20 || value == 0x09 {
                column += value == 0x09 ? 8 - column % 8 : 1
                if hasBegun { isInFirstWord = false }
                continue
            }
            let columns = isWide(value) ? 2 : 1
            column += columns
            width = column
            hasBegun = true
            if isInFirstWord {
                firstWord += columns
                // A line may be broken after any East Asian character.
                if columns == 2 { isInFirstWord = false }
            }
        }
        return (width, firstWord)
    }

    private static func isWide(_ value: UInt32) -> Bool {
        (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value) || (0xAC00...0xD7A3).contains(value)
            || (0xF900...0xFAFF).contains(value)
            || (0xFE30...0xFE6F).contains(value) || (0xFF00...0xFF60).contains(value)
    }
}
