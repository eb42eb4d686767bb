/// A text in which a star matches any run of bytes, even none, and perhaps a question mark one character.
struct GlobPattern: Sendable, Hashable {
    private enum Part: Sendable, Hashable {
        case byte(UInt8)
        case anyRun
        case oneCharacter
    }

    private var parts: [Part] = []

    /// - Parameter hasOneCharacter: whether `?` matches a character; else it is itself.
    init(_ text: some StringProtocol, hasOneCharacter: Bool) {
        parts.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "*"): if parts.last != .anyRun { parts.append(.anyRun) }
            case UInt8(ascii: "?") where hasOneCharacter: parts.append(.oneCharacter)
            default: parts.append(.byte(byte))
            }
        }
    }

    /// The same with more after it, all of it literal; `anyRun` adds a star at the end.
    func followed(by text: String, anyRun: Bool) -> GlobPattern {
        var pattern = self
        pattern.parts += text.utf8.map { .byte($0) }
        if anyRun, pattern.parts.last != .anyRun { pattern.parts.append(.anyRun) }
        return pattern
    }

    /// Whether it matches all of `bytes`, which are UTF-8. Complexity: O(pattern × bytes) at worst, usually linear.
    func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
        var (part, at) = (0, bytes.startIndex)
        // Where to go on when a star has to match one more byte.
        var retry: (part: Int, at: Int)?
        while true {
            if part == parts.count {
                if at == bytes.endIndex { return true }
            } else {
                switch parts[part] {
                case .anyRun:
                    if part + 1 == parts.count { return true }
                    retry = (part, at)
                    part += 1
                    continue
                case .byte(let byte):
                    if at < bytes.endIndex, bytes[at] == byte {
                        part += 1
                        at += 1
                        continue
                    }
                case .oneCharacter:
                    if at < bytes.endIndex {
                        part += 1
                        at += 1
                        while at < bytes.endIndex, bytes[at] & 0xC0 == 0x80 { at += 1 }
                        continue
                    }
                }
            }
            guard let star = retry, star.at < bytes.endIndex else { return false }
            retry = (star.part, star.at + 1)
            part = star.part + 1
            at = star.at + 1
        }
    }
}
