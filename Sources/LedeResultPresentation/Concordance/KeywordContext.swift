import LedeTextAnalysis

/// A stretch of a text and what is around it, cut at whole characters.
struct KeywordContext {
    /// Bytes of the keyword beyond which it is cut.
    private static let longestKeyword = 2_048
    /// Bytes on either side in which words are counted, however little is shown.
    private static let wordReach = 512

    private(set) var left = ""
    private(set) var keyword = ""
    private(set) var right = ""
    /// What `left` and `right` are cut from.
    private var wideLeft = ""
    private var wideRight = ""
    private let startsText: Bool
    private let endsText: Bool

    /// - Parameters:
    ///   - range: bytes of `text` at bounds of scalars.
    ///   - length: characters on either side, roughly; four times as many bytes are read.
    init(_ text: String, around range: Range<Int>, length: Int) {
        let bytes = text.utf8.span
        let reach = max(4 * min(length, 10_000) + 16, Self.wordReach)
        var start = max(0, range.lowerBound - reach)
        var end = min(bytes.count, min(range.upperBound, range.lowerBound + Self.longestKeyword) + reach)
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        startsText = start == 0
        endsText = end == bytes.count
        let keywordEnd = min(range.upperBound, range.lowerBound + Self.longestKeyword)
        let characters = Array(text.utf8Slice(start..<end))
        var offset = start
        for (index, character) in characters.enumerated() {
            let next = offset + character.utf8.count
            // The ends of the window may cut characters in half.
            let isWhole = (index > 0 || startsText) && (index < characters.count - 1 || endsText)
            if next <= range.lowerBound {
                if isWhole { wideLeft.appendOnOneLine(character) }
            } else if offset < keywordEnd {
                keyword.appendOnOneLine(character)
            } else if isWhole, offset >= range.upperBound {
                wideRight.appendOnOneLine(character)
            }
            offset = next
        }
        if keywordEnd < range.upperBound { keyword += "…" }
        left = String(wideLeft.suffix(length))
        right = String(wideRight.prefix(length))
    }

    /// The words of the left side in lower case, the nearest first; the last one may be cut and is left out.
    ///
    /// Letters that an apostrophe joins are one word (`don't`, `l'eau`) even if the analyzer splits them; what it joins to the keyword
    /// itself (`bank's`) belongs to the keyword's word and is not a neighbour.
    func leftWords(_ analyzer: any Analyzer, limit: Int) -> [String] {
        var words = Self.words(of: wideLeft, analyzer)
        if let last = words.last, Self.isApostrophe(wideLeft.utf8Slice(last.upperBound..<wideLeft.utf8.count)) { words.removeLast() }
        return words.dropFirst(startsText ? 0 : 1).suffix(limit).reversed().map { wideLeft.utf8Slice($0).lowercased() }
    }

    /// The words of the right side, likewise.
    func rightWords(_ analyzer: any Analyzer, limit: Int) -> [String] {
        var words = Self.words(of: wideRight, analyzer)
        if let first = words.first, Self.isApostrophe(wideRight.utf8Slice(0..<first.lowerBound)) { words.removeFirst() }
        return words.dropLast(endsText ? 0 : 1).prefix(limit).map { wideRight.utf8Slice($0).lowercased() }
    }

    /// The bytes that the words take.
    private static func words(of text: String, _ analyzer: any Analyzer) -> [Range<Int>] {
        var words: [Range<Int>] = []
        for word in analyzer.words(of: text.utf8.span, forms: []) {
            if let last = words.last, last.upperBound < word.range.lowerBound,
                isApostrophe(text.utf8Slice(last.upperBound..<word.range.lowerBound))
            {
                words[words.count - 1] = last.lowerBound..<word.range.upperBound
            } else {
                words.append(word.range)
            }
        }
        return words
    }

    private static func isApostrophe(_ text: String) -> Bool { ["'", "’", "ʼ", "＇"].contains(text) }
}
