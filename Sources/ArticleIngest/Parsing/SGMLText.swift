/// Text out of SGML: tags away, entities decoded.
enum SGMLText {
    /// The text of an element's content.
    static func plain(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            if byte == UInt8(ascii: "<"), let end = endOfTag(in: bytes, from: at) {
                out.append(0x20)
                at = end
            } else if byte == UInt8(ascii: "&"), let (text, end) = entity(in: bytes, from: at) {
                out.append(contentsOf: Array(text.utf8))
                at = end
            } else {
                if byte != 0x0D { out.append(byte) }
                at += 1
            }
        }
        return out
    }

    /// Behind the tag or comment that begins at `start`; nil where `<` is only a character.
    static func endOfTag(in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
        let next = start + 1
        guard next < bytes.endIndex else { return nil }
        let first = bytes[next]
        let isLetter = (0x41...0x5A).contains(first & 0xDF)
        guard isLetter || first == UInt8(ascii: "/") || first == UInt8(ascii: "!") || first == UInt8(ascii: "?") else {
            return nil
        }
        // A tag is short; a `<` that nothing closes soon is a character.
        let limit = min(bytes.endIndex, start + 1000)
        for at in next..<limit {
            if bytes[at] == UInt8(ascii: ">") { return at + 1 }
            if bytes[at] == UInt8(ascii: "<") { return nil }
        }
        return nil
    }

    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "hyph": "-", "blank": " ", "sect": "§",
        "para": "¶", "cir": "", "rsquo": "’", "lsquo": "‘", "ldquo": "“", "rdquo": "”", "mdash": "—", "ndash": "–",
        "hellip": "…", "bull": "•", "pound": "£", "euro": "€", "cent": "¢", "yen": "¥", "copy": "©", "reg": "®",
        "deg": "°", "eacute": "é", "egrave": "è", "agrave": "à", "aacute": "á", "acirc": "â", "ecirc": "ê", "icirc": "î",
        "ocirc": "ô", "ucirc": "û", "ccedil": "ç", "ntilde": "ñ", "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä",
        "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "oacute": "ó", "iacute": "í", "uacute": "ú", "atilde": "ã", "aring": "å",
        "oslash": "ø", "aelig": "æ", "frac12": "½", "frac14": "¼", "frac34": "¾", "times": "×", "shy": "",
    ]

    /// The text of the entity at `start` and the place behind it; nil where `&` is only a character.
    private static func entity(in bytes: ArraySlice<UInt8>, from start: Int) -> (String, Int)? {
        let limit = min(bytes.endIndex, start + 12)
        guard let end = bytes[start..<limit].firstIndex(of: UInt8(ascii: ";")), end > start + 1 else { return nil }
        let name = String(decoding: bytes[start + 1..<end], as: UTF8.self)
        if name.hasPrefix("#") {
            let digits = name.dropFirst()
            let code =
                digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            guard let code, code >= 0x20 || code == 0x0A || code == 0x09, let scalar = Unicode.Scalar(code) else { return nil }
            return (String(Character(scalar)), end + 1)
        }
        return named[name].map { ($0, end + 1) }
    }
}
