import LedePageExtraction

/// Text from SGML: without tags, comments, scripts and style sheets, entities decoded.
enum SGMLText {
    /// Tags that separate paragraphs, even if the source has no line break there.
    private static let breaking: Set<String> = [
        "p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote", "hr",
    ]

    /// The text of an element's content. Complexity: O(n).
    static func plain(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        // What has no end here has none further on.
        var endless: Set<String> = []
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            if byte == UInt8(ascii: "<"), let end = endOfSilence(in: bytes, from: at, &endless) {
                out.append(0x20)
                at = end
            } else if byte == UInt8(ascii: "<"), let end = endOfTag(in: bytes, from: at) {
                let isBreak = breaking.contains(name(in: bytes[at..<end]))
                out.append(contentsOf: isBreak ? [0x0A, 0x0A] : [0x20])
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

    /// The lower-case name of a tag.
    private static func name(in tag: ArraySlice<UInt8>) -> String {
        let name = tag.dropFirst().drop { $0 == UInt8(ascii: "/") }.prefix(12).prefix {
            (0x41...0x5A).contains($0 & 0xDF) || (0x30...0x39).contains($0)
        }
        return String(decoding: name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// The place after the comment, script or style sheet that begins at `start`; nil if none does, or nothing ends it.
    private static func endOfSilence(in bytes: ArraySlice<UInt8>, from start: Int, _ endless: inout Set<String>) -> Int? {
        for (opening, ending) in [("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")]
        where matches(opening, in: bytes, at: start) {
            guard !endless.contains(ending) else { return nil }
            let wanted = ending.utf8.count
            var at = start + opening.utf8.count
            while at + wanted <= bytes.endIndex {
                if matches(ending, in: bytes, at: at) { return at + wanted }
                at += 1
            }
            endless.insert(ending)
        }
        return nil
    }

    /// Whether lower-case ASCII `word` is at `index`, in any case.
    private static func matches(_ word: String, in bytes: ArraySlice<UInt8>, at index: Int) -> Bool {
        guard index + word.utf8.count <= bytes.endIndex else { return false }
        for (offset, byte) in word.utf8.enumerated() {
            let found = bytes[index + offset]
            guard found == byte || ((0x41...0x5A).contains(found) && found | 0x20 == byte) else { return false }
        }
        return true
    }

    /// The place after the tag or comment that begins at `start`; nil if `<` is only a character.
    static func endOfTag(in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
        let next = start + 1
        guard next < bytes.endIndex else { return nil }
        let first = bytes[next]
        let isLetter = (0x41...0x5A).contains(first & 0xDF)
        guard isLetter || first == UInt8(ascii: "/") || first == UInt8(ascii: "!") || first == UInt8(ascii: "?") else {
            return nil
        }
        // Tags are short; a `<` not closed soon is a character.
        let limit = min(bytes.endIndex, start + 1000)
        for at in next..<limit {
            if bytes[at] == UInt8(ascii: ">") { return at + 1 }
            if bytes[at] == UInt8(ascii: "<") { return nil }
        }
        return nil
    }
}
