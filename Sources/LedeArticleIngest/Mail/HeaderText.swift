import LedePageExtraction

/// The text of a header's value, as RFC 2047 encodes what is not ASCII.
///
///     word := "=?" charset "?" ("B" | "Q") "?" code "?="
///
/// Blanks between two words do not count. Bytes of words in one charset are decoded together: some programs split a character between two.
enum HeaderText {
    static func text(_ value: [UInt8]) -> String {
        let value = value.count > mostValueBytes ? Array(value[..<mostValueBytes]) : value
        var out = ""
        var pending: (charset: String, bytes: [UInt8])?
        var plain: [UInt8] = []
        func flushWord() {
            if let word = pending { out += MailText.text(word.bytes, TextEncoding(named: word.charset)) }
            pending = nil
        }
        var at = 0
        while at < value.count {
            if value[at] == UInt8(ascii: "="), let word = word(value, at) {
                let isBetween = pending != nil && plain.allSatisfy { $0 <= 0x20 }
                if !isBetween {
                    flushWord()
                    out += MailText.text(plain, nil)
                }
                plain = []
                if pending?.charset != word.charset { flushWord() }
                pending = (word.charset, (pending?.bytes ?? []) + word.bytes)
                at = word.end
            } else {
                plain.append(value[at])
                at += 1
            }
        }
        flushWord()
        return (out + MailText.text(plain, nil)).collapsingSpaces()
    }

    /// Most bytes of a value that are read.
    private static let mostValueBytes = 1 << 16
    /// Most bytes of an encoded word; the standard says 75.
    private static let mostBytes = 2000

    /// The encoded word that begins at a place, and where it ends.
    private static func word(_ value: [UInt8], _ start: Int) -> (charset: String, bytes: [UInt8], end: Int)? {
        guard start + 1 < value.count, value[start + 1] == UInt8(ascii: "?") else { return nil }
        let limit = min(value.count, start + mostBytes)
        guard let first = ByteSearch.firstIndex(of: UInt8(ascii: "?"), in: value, from: start + 2, end: limit), first - start < 60,
            first + 2 < limit,
            value[first + 2] == UInt8(ascii: "?")
        else { return nil }
        var end = first + 3
        while end + 1 < limit, value[end] != UInt8(ascii: "?") || value[end + 1] != UInt8(ascii: "=") { end += 1 }
        guard end + 1 < limit else { return nil }
        // A language may follow the charset (RFC 2231, section 5).
        let charset = String(decoding: value[(start + 2)..<first].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self).lowercased()
        let code = value[(first + 3)..<end]
        switch value[first + 1] | 0x20 {
        case UInt8(ascii: "b"): return (charset, TransferEncoding.base64(code), end + 2)
        case UInt8(ascii: "q"): return (charset, TransferEncoding.quotedPrintable(code, inHeader: true), end + 2)
        default: return nil
        }
    }

    /// The names in a list of addresses: `"Jane Doe" <jane@example.org>, joe@example.org (Joe)`; the address if there is no name.
    static func names(_ value: [UInt8]) -> String? {
        var names: [String] = []
        for address in addresses(value).prefix(20) {
            let text = HeaderText.text(address)
            var name = text
            if let open = text.lastIndex(of: "<") {
                name = text[..<open].trimmingSpaces()
                if name.isEmpty { name = text[text.index(after: open)...].prefix { $0 != ">" }.trimmingSpaces() }
            } else if text.hasSuffix(")"), let open = text.firstIndex(of: "(") {
                name = text[text.index(after: open)...].dropLast().trimmingSpaces()
            }
            if name.count > 1, name.hasPrefix("\""), name.hasSuffix("\"") {
                name = String(name.dropFirst().dropLast()).replacing("\\\"", with: "\"")
            }
            if !name.isEmpty { names.append(name) }
        }
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }

    /// Split at commas outside quotes and brackets.
    private static func addresses(_ value: [UInt8]) -> [[UInt8]] {
        var parts: [[UInt8]] = [[]]
        var isQuoted = false
        var depth = 0
        for byte in value {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: "<"), UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ">"), UInt8(ascii: ")"): depth = max(0, depth - 1)
            case UInt8(ascii: ",") where !isQuoted && depth == 0:
                parts.append([])
                continue
            default: break
            }
            parts[parts.count - 1].append(byte)
        }
        return parts
    }
}
