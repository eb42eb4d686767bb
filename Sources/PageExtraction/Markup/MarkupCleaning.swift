/// Makes of a text with tags one that an HTML parser reads as it was meant: whatever is no tag becomes text, and nothing is nested without
/// bound.
enum MarkupCleaning {
    /// Elements open at a time; tags of more are left out. The parser looks through the open ones at each end tag.
    private static let maxDepth = 200

    /// The text with every `<` that begins no tag as a reference, without scripts, style sheets, comments and end tags of what is not open.
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
                    // `<div/>` opens nothing where it is meant, and all that follows where a browser reads it.
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
