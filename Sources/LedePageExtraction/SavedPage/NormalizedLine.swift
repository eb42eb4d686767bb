/// A line in the page vocabulary's spelling: lower case, straight quotes, single spaces, no marks at the ends but a colon, a bracket or a
/// copyright sign.
enum NormalizedLine {
    /// The line's bytes in UTF-8. Complexity: O(n).
    static func bytes(of text: String) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count)
        if !appendASCII(text, to: &out) {
            out.removeAll(keepingCapacity: true)
            appendAny(text.lowercased(), to: &out)
        }
        return trimmed(out)
    }

    /// The same as a string.
    static func text(_ line: String) -> String { String(decoding: bytes(of: line), as: UTF8.self) }

    /// False if there are characters other than ASCII.
    private static func appendASCII(_ text: String, to out: inout [UInt8]) -> Bool {
        var isSpacePending = false
        for byte in text.utf8 {
            if byte >= 0x80 { return false }
            if byte == 0x20 || byte == 0x09 || byte == 0x0A {
                isSpacePending = true
                continue
            }
            if isSpacePending, !out.isEmpty { out.append(0x20) }
            isSpacePending = false
            if byte >= 0x41, byte <= 0x5A {
                out.append(byte | 0x20)
            } else {
                out.append(byte == UInt8(ascii: "`") ? UInt8(ascii: "'") : byte)
            }
        }
        return true
    }

    private static func appendAny(_ lowercased: String, to out: inout [UInt8]) {
        let bytes = Array(lowercased.utf8)
        var isSpacePending = false
        var at = 0
        while at < bytes.count {
            let (replacement, length) = replacement(in: bytes, at: at)
            at += length
            guard let replacement else {
                if isSpacePending, !out.isEmpty { out.append(0x20) }
                isSpacePending = false
                out.append(bytes[at - 1])
                continue
            }
            if replacement == 0x20 {
                isSpacePending = true
            } else {
                if isSpacePending, !out.isEmpty { out.append(0x20) }
                isSpacePending = false
                out.append(replacement)
            }
        }
    }

    /// What replaces the character at `at`, and how many bytes the character has; nil for one byte that stays.
    private static func replacement(in bytes: [UInt8], at: Int) -> (UInt8?, Int) {
        let quote = UInt8(ascii: "\"")
        let apostrophe = UInt8(ascii: "'")
        switch bytes[at] {
        case 0x20, 0x09, 0x0A: return (0x20, 1)
        case UInt8(ascii: "`"): return (apostrophe, 1)
        case 0xC2 where at + 1 < bytes.count:
            if bytes[at + 1] == 0xA0 { return (0x20, 2) }
            if bytes[at + 1] == 0xAB || bytes[at + 1] == 0xBB { return (quote, 2) }
        case 0xCA where at + 1 < bytes.count && bytes[at + 1] == 0xBC: return (apostrophe, 2)
        case 0xE2 where at + 2 < bytes.count && bytes[at + 1] == 0x80:
            if bytes[at + 2] == 0x8B { return (0x20, 3) }
            if bytes[at + 2] == 0x98 || bytes[at + 2] == 0x99 { return (apostrophe, 3) }
            if (0x9C...0x9E).contains(bytes[at + 2]) { return (quote, 3) }
        default: break
        }
        return (nil, 1)
    }

    /// ` * . ! ? < > | - + [ ] "` and, of other characters, `› → ← ▼ ▾ ▲ • · – — …`
    private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        var start = 0
        var end = bytes.count
        while start < end {
            if isMark(bytes[start]) {
                start += 1
            } else if start + 1 < end, bytes[start] == 0xC2, bytes[start + 1] == 0xB7 {
                start += 2
            } else if start + 2 < end, isWideMark(bytes[start], bytes[start + 1], bytes[start + 2]) {
                start += 3
            } else {
                break
            }
        }
        while start < end {
            if isMark(bytes[end - 1]) {
                end -= 1
            } else if end - start >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xB7 {
                end -= 2
            } else if end - start >= 3, isWideMark(bytes[end - 3], bytes[end - 2], bytes[end - 1]) {
                end -= 3
            } else {
                break
            }
        }
        return start == 0 && end == bytes.count ? bytes : Array(bytes[start..<end])
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "|"),
            UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""):
            true
        default: false
        }
    }

    private static func isWideMark(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        guard first == 0xE2 else { return false }
        return switch (second, third) {
        case (0x80, 0xBA), (0x80, 0xA2), (0x80, 0x93), (0x80, 0x94), (0x80, 0xA6), (0x86, 0x92), (0x86, 0x90), (0x96, 0xBC), (0x96, 0xBE),
            (0x96, 0xB2):
            true
        default: false
        }
    }
}
