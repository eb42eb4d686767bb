/// Turns a text with tags into one that an HTML parser reads as intended: whatever is not a tag becomes text, and nesting is bounded.
enum MarkupCleaning {
    /// Most elements open at a time; further tags are left out. The parser searches the open ones at each end tag.
    private static let maxDepth = 200

    /// The text with every `<` that begins no tag as a reference, without scripts, style sheets, comments and unmatched end tags.
    /// Complexity: O(n).
    static func cleaned(_ bytes: [UInt8], _ tokens: MarkupTokens) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 16)
        var open: [String: Int] = [:]
        var dropped: [String: Int] = [:]
        var depth = 0
        var at = 0
        for token in tokens.tokens where token.range.lowerBound >= at {
            appendText(bytes[at..<token.range.lowerBound], to: &out)
            at = token.range.upperBound
            var isKept = false
            switch token.kind {
            case .silent: out.append(0x20)
            case .other: isKept = false
            case .end:
                if let number = dropped[token.name], number > 0 {
                    dropped[token.name] = number - 1
                } else if let number = open[token.name], number > 0 {
                    isKept = true
                    if !HTMLElements.selfEnding.contains(token.name) {
                        open[token.name] = number - 1
                        depth -= 1
                    }
                }
            case .start(_, let isClosed):
                isKept = true
                if HTMLElements.void.contains(token.name) { break }
                if HTMLElements.selfEnding.contains(token.name) {
                    open[token.name] = 1
                } else if isClosed {
                    // `<div/>` is meant to open nothing, but in a browser opens all that follows.
                    isKept = false
                } else if depth < maxDepth {
                    open[token.name, default: 0] += 1
                    depth += 1
                } else {
                    dropped[token.name, default: 0] += 1
                    isKept = false
                }
            }
            if isKept { out.append(contentsOf: bytes[token.range]) }
        }
        appendText(bytes[at...], to: &out)
        return out
    }

    private static func appendText(_ text: ArraySlice<UInt8>, to out: inout [UInt8]) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
            case 0: out.append(0x20)
            default: out.append(byte)
            }
        }
    }
}
