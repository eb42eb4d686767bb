import TextAnalysis

/// A stretch of a text and what stands around it, cut at whole characters.
struct KeywordContext {
    /// Bytes of the keyword beyond which it is cut.
    private static let longestKeyword = 2_048
    /// Bytes on either side in which words are counted, however little of them is shown.
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
    ///   - length: characters on either side, about; in bytes four times as many are read.
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
            // What is cut at the ends of the window may be half a character.
            let isWhole = (index > 0 || startsText) && (index < characters.count - 1 || endsText)
            if next <= range.lowerBound {
                if isWhole { Self.append(character, to: &wideLeft) }
            } else if offset < keywordEnd {
                Self.append(character, to: &keyword)
            } else if isWhole, offset >= range.upperBound {
                Self.append(character, to: &wideRight)
            }
            offset = next
        }
        if keywordEnd < range.upperBound { keyword += "…" }
        left = String(wideLeft.suffix(length))
        right = String(wideRight.prefix(length))
    }

    /// Runs of white space become one blank.
    private static func append(_ character: Character, to text: inout String) {
        if !character.isWhitespace {
            text.append(character)
        } else if text.last != " " {
            text.append(" ")
        }
    }

    /// The words of the left side in lower case, the nearest first; the last one may be cut and is left out.
    func leftWords(_ analyzer: any Analyzer, limit: Int) -> [String] {
        let words = Self.words(of: wideLeft, analyzer)
        return words.dropFirst(startsText ? 0 : 1).suffix(limit).reversed()
    }

    func rightWords(_ analyzer: any Analyzer, limit: Int) -> [String] {
        let words = Self.words(of: wideRight, analyzer)
        return Array(words.dropLast(endsText ? 0 : 1).prefix(limit))
    }

    private static func words(of text: String, _ analyzer: any Analyzer) -> [String] {
        analyzer.words(of: text.utf8.span, forms: []).map { text.utf8Slice($0.range).lowercased() }
    }
}
