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
            } else if byte == UInt8(ascii: "&"), let (text, end) = CharacterReference.text(in: bytes, from: at) {
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
}
