/// Whether a text is HTML, and which tags of it are.
///
/// Tags that are only mentioned (`the <b> tag`), comparisons (`a < b`, `<3`), generics (`List<String>`, `x<y>z`) and code between backticks
/// are text.
struct MarkupEvidence {
    /// There is enough evidence of markup.
    private(set) var isMarkup = false
    /// Whether paragraphs and lines are marked, so that the text's own line breaks mean nothing.
    private(set) var hasBlocks = false
    /// Bytes of tags.
    private(set) var tagBytes = 0
    /// Whole elements, lone tags of kinds that only markup has, comments and declarations.
    private(set) var count = 0

    /// Complexity: O(n).
    init(_ tokens: MarkupTokens, in bytes: [UInt8]) {
        var open: [String: Int] = [:]
        var paragraphs = 0
        let code = Self.codeSpans(bytes)
        var span = 0
        for token in tokens.tokens {
            while span < code.count, code[span].upperBound <= token.range.lowerBound { span += 1 }
            if span < code.count, code[span].contains(token.range.lowerBound) { continue }
            tagBytes += token.range.count
            var isEvidence = false
            switch token.kind {
            case .silent: isEvidence = true
            case .other: isEvidence = token.name != "xml"
            case .end:
                if let number = open[token.name], number > 0 {
                    open[token.name] = number - 1
                    isEvidence = true
                }
            case .start(let hasAttributes, let isClosed):
                open[token.name, default: 0] += 1
                if token.name == "p" { paragraphs += 1 }
                isEvidence =
                    (hasAttributes && (token.name.utf8.count > 1 || Self.hasQuotedValue(bytes[token.range]))) || token.name == "br"
                    || (isClosed && HTMLElements.void.contains(token.name)) || ["html", "body", "head"].contains(token.name)
                    || (token.name == "p" && (paragraphs == 2 || Self.isAtStart(token.range.lowerBound, bytes)))
            }
            if isEvidence {
                count += 1
                isMarkup = true
            }
            if token.name == "br" || HTMLElements.blocks.contains(token.name) { hasBlocks = true }
        }
    }

    private static func hasQuotedValue(_ tag: ArraySlice<UInt8>) -> Bool {
        tag.indices.dropLast().contains {
            tag[$0] == UInt8(ascii: "=") && (tag[$0 + 1] == UInt8(ascii: "\"") || tag[$0 + 1] == UInt8(ascii: "'"))
        }
    }

    private static func isAtStart(_ index: Int, _ bytes: [UInt8]) -> Bool {
        bytes[..<index].suffix(64).allSatisfy { $0 <= 0x20 } && index <= 64
    }

    /// What is between runs of equally many backticks.
    private static func codeSpans(_ bytes: [UInt8]) -> [Range<Int>] {
        let tick = UInt8(ascii: "`")
        guard var at = ByteSearch.firstIndex(of: tick, in: bytes, from: 0) else { return [] }
        var runs: [Range<Int>] = []
        while true {
            var end = at
            while end < bytes.count, bytes[end] == tick { end += 1 }
            runs.append(at..<end)
            guard let next = ByteSearch.firstIndex(of: tick, in: bytes, from: end) else { break }
            at = next
        }
        // For every run the next one of its length.
        var next = [Int?](repeating: nil, count: runs.count)
        var last: [Int: Int] = [:]
        for index in runs.indices.reversed() {
            next[index] = last[runs[index].count]
            last[runs[index].count] = index
        }
        var spans: [Range<Int>] = []
        var index = 0
        while index < runs.count {
            if let close = next[index] {
                spans.append(runs[index].upperBound..<runs[close].lowerBound)
                index = close + 1
            } else {
                index += 1
            }
        }
        return spans
    }
}
