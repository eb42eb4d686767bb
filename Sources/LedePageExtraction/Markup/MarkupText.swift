/// Turns text that may hold HTML into plain text.
package enum MarkupText {
    /// The text without its markup, paragraphs separated by blank lines; with its character references decoded if it has only those;
    /// otherwise as it is. Complexity: O(n).
    package static func plain(_ text: String) -> String {
        var text = text
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return text }
        if let converted = converted(text) { return converted }
        let decoded = withoutReferences(text)
        guard decoded != text else { return text }
        // A feed's HTML, escaped once more: it begins with a tag, and closes it.
        if decoded.utf8.first(where: { $0 > 0x20 }) == UInt8(ascii: "<"), decoded.contains("</"), let converted = converted(decoded) {
            return converted
        }
        text = decoded
        return text
    }

    /// The text of markup; nil if it is not markup.
    package static func converted(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard ByteSearch.firstIndex(of: UInt8(ascii: "<"), in: bytes, from: 0) != nil else { return nil }
        let tokens = MarkupTokens(bytes)
        guard !tokens.tokens.isEmpty else { return nil }
        let evidence = MarkupEvidence(tokens, in: bytes)
        guard evidence.isMarkup else { return nil }
        return HTMLContent(bytes, tokens, keepsLines: !evidence.hasBlocks).text
    }

    /// Whether a whole file is HTML: it begins like HTML, or begins with a tag and has many of them.
    /// - Parameter mustBeDeclared: whether only the beginning counts, as for Markdown, which holds tags.
    package static func isDocument(_ bytes: [UInt8], mustBeDeclared: Bool = false) -> Bool {
        let start = bytes.prefix(1 << 16).drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        let head = Array(start)
        let tokens = MarkupTokens(head)
        let leading = tokens.tokens.first { $0.name != "comment" && $0.name != "xml" }
        if let leading, leading.name == "doctype" || leading.name == "html" || leading.name == "head",
            isFirst(leading.range.lowerBound, head, tokens)
        {
            return true
        }
        guard head.first == UInt8(ascii: "<") else { return false }
        // Markdown may begin with a few tags; a page mostly consists of them.
        let evidence = MarkupEvidence(tokens, in: head)
        return evidence.count >= 3 && evidence.tagBytes * 20 >= head.count
    }

    /// Whether nothing but comments and declarations comes before an offset.
    private static func isFirst(_ offset: Int, _ bytes: [UInt8], _ tokens: MarkupTokens) -> Bool {
        var at = 0
        for token in tokens.tokens where token.range.lowerBound < offset {
            guard bytes[at..<max(at, token.range.lowerBound)].allSatisfy({ $0 <= 0x20 }) else { return false }
            at = token.range.upperBound
        }
        return at <= offset && bytes[at..<offset].allSatisfy { $0 <= 0x20 }
    }

    private static func withoutReferences(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard ByteSearch.firstIndex(of: UInt8(ascii: "&"), in: bytes, from: 0) != nil else { return text }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var at = 0
        while let next = ByteSearch.firstIndex(of: UInt8(ascii: "&"), in: bytes, from: at) {
            out.append(contentsOf: bytes[at..<next])
            if let (text, end) = CharacterReference.text(in: bytes[...], from: next) {
                out.append(contentsOf: Array(text.utf8))
                at = end
            } else {
                out.append(bytes[next])
                at = next + 1
            }
        }
        out.append(contentsOf: bytes[at...])
        return String(decoding: out, as: UTF8.self)
    }
}
