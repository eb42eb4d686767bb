/// Character references in a page: even without a semicolon where HTML once allowed it.
enum PageReference {
    /// Appends the text of the reference at `start`.
    /// - Returns: the place after it, not beyond `end`; nil if `&` is only a character.
    static func append(in bytes: [UInt8], from start: Int, end: Int, to out: inout [UInt8]) -> Int? {
        guard let (text, behind) = text(in: bytes, from: start, end: end) else { return nil }
        out.append(contentsOf: text.utf8)
        return behind
    }

    private static let bare: [(first: UInt8, name: StaticString, text: String)] = [
        (UInt8(ascii: "a"), "amp", "&"), (UInt8(ascii: "l"), "lt", "<"), (UInt8(ascii: "g"), "gt", ">"), (UInt8(ascii: "q"), "quot", "\""),
        (UInt8(ascii: "n"), "nbsp", " "), (UInt8(ascii: "c"), "copy", "©"), (UInt8(ascii: "r"), "reg", "®"),
    ]

    private static func text(in bytes: [UInt8], from start: Int, end: Int) -> (text: String, end: Int)? {
        guard start + 2 < end else { return nil }
        if bytes[start + 1] == UInt8(ascii: "#") { return number(in: bytes, from: start + 2, end: end) }
        for (first, name, text) in bare where bytes[start + 1] == first && start + 1 + name.utf8CodeUnitCount <= end {
            let behind = start + 1 + name.utf8CodeUnitCount
            guard ByteSearch.matches(name, in: bytes, at: start + 1) else { continue }
            if behind < end, bytes[behind] == UInt8(ascii: ";") { return (text, behind + 1) }
            // `&copy=1` and `&amplitude` in an address are not references.
            if behind == end || !(bytes[behind] == UInt8(ascii: "=") || isAlphanumeric(bytes[behind])) { return (text, behind) }
        }
        return CharacterReference.text(in: bytes[..<end], from: start)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) }

    private static func number(in bytes: [UInt8], from start: Int, end: Int) -> (text: String, end: Int)? {
        var at = start
        let isHexadecimal = at < end && bytes[at] | 0x20 == UInt8(ascii: "x")
        if isHexadecimal { at += 1 }
        let first = at
        var code: UInt32 = 0
        while at < end, at - first < 8 {
            let byte = bytes[at]
            if (0x30...0x39).contains(byte) {
                code = code &* (isHexadecimal ? 16 : 10) &+ UInt32(byte - 0x30)
            } else if isHexadecimal, (0x61...0x66).contains(byte | 0x20) {
                code = code &* 16 &+ UInt32((byte | 0x20) - 0x57)
            } else {
                break
            }
            at += 1
        }
        guard at > first else { return nil }
        if at < end, bytes[at] == UInt8(ascii: ";") { at += 1 }
        return (CharacterReference.text(of: code), at)
    }
}
