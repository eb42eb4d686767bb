import LedeCLibXML2

/// Character references of HTML and SGML: `&amp;`, `&#8217;`, `&#x2019;`.
package enum CharacterReference {
    /// Names in SGML collections that HTML lacks.
    private static let others: [String: String] = [
        "apos": "'", "hyph": "-", "blank": " ", "cir": "", "lsqb": "[", "rsqb": "]", "dollar": "$", "percnt": "%", "ast": "*",
        "lowbar": "_",
    ]
    /// What browsers take the numbers 128 to 159 for: Windows-1252.
    private static let windows: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]
    private static let longest = 12

    /// The text of the reference at `start` and the place after it; nil if `&` is only a character. Control characters have no text.
    package static func text(in bytes: ArraySlice<UInt8>, from start: Int) -> (text: String, end: Int)? {
        let limit = min(bytes.endIndex, start + longest)
        guard let end = bytes[start..<limit].firstIndex(of: UInt8(ascii: ";")), end > start + 1 else { return nil }
        let name = bytes[(start + 1)..<end]
        if name.first == UInt8(ascii: "#") { return number(name.dropFirst()).map { ($0, end + 1) } }
        guard name.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) }) else { return nil }
        let word = String(decoding: name, as: UTF8.self)
        // A soft hyphen is not part of its word.
        if word == "shy" { return ("", end + 1) }
        if word == "nbsp" { return (" ", end + 1) }
        if let text = others[word] { return (text, end + 1) }
        return scalar(named: name).map { (String(Character($0)), end + 1) }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> String? {
        let isHexadecimal = digits.first.map { $0 | 0x20 } == UInt8(ascii: "x")
        let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
        return UInt32(text, radix: isHexadecimal ? 16 : 10).flatMap { Unicode.Scalar(windowsMended($0)) == nil ? nil : Self.text(of: $0) }
    }

    private static func windowsMended(_ code: UInt32) -> UInt32 { (0x80...0x9F).contains(code) ? windows[Int(code) - 0x80] : code }

    /// The text of a number; none for a soft hyphen, a control character and what is not a character.
    static func text(of code: UInt32) -> String {
        let code = windowsMended(code)
        if code == 0xA0 { return " " }
        guard let scalar = Unicode.Scalar(code), code != 0xAD else { return "" }
        return code < 0x20 && code != 0x0A && code != 0x09 ? "" : String(Character(scalar))
    }

    private static func scalar(named name: ArraySlice<UInt8>) -> Unicode.Scalar? {
        let terminated = Array(name) + [0]
        return terminated.withUnsafeBufferPointer { buffer in
            // SAFETY: htmlEntityLookup reads a NUL-terminated name, and gives an entry of a constant table or nil.
            guard let base = buffer.baseAddress, let entry = htmlEntityLookup(base) else { return nil }
            return Unicode.Scalar(entry.pointee.value)
        }
    }
}
