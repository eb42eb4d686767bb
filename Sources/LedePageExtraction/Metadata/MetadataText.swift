/// A text from a page's metadata.
enum MetadataText {
    private static let longest = 4_096

    /// The text on one line, with its references decoded, twice if they were escaped twice, and without tags; nil if nothing is left.
    static func plain(_ text: String) -> String? {
        guard text.utf8.count <= longest else { return nil }
        var text = text
        for _ in 0..<2 where text.utf8.contains(UInt8(ascii: "&")) { text = decoded(text) }
        if text.utf8.contains(UInt8(ascii: "<")) { text = withoutTags(text) }
        // Most texts have no invisible characters.
        let isClean = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) || (0x09...0x0D).contains($0) }
        let plain = (isClean ? text : String(String.UnicodeScalarView(text.unicodeScalars.filter { !isUnseen($0) }))).collapsingSpaces()
        return plain.isEmpty || plain == "null" || plain == "undefined" || isUnfilled(plain) ? nil : plain
    }

    /// Zero-width blanks, soft hyphens, direction marks, and control characters other than white space.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF: true
        case 0x09...0x0D: false
        default: scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        }
    }

    /// A template's placeholder that was not filled in: `{{title}}`, `%author%`.
    private static func isUnfilled(_ text: String) -> Bool {
        text.hasPrefix("{{") && text.hasSuffix("}}") || text.hasPrefix("${") && text.hasSuffix("}")
            || text.count > 2 && text.hasPrefix("%") && text.hasSuffix("%") && !text.contains(" ")
    }

    private static func decoded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "&"), let (text, end) = CharacterReference.text(in: bytes[...], from: at) {
                out.append(contentsOf: text.utf8)
                at = end
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// `<em>so</em>` is `so`; a `<` before anything but a name stays.
    private static func withoutTags(_ text: String) -> String {
        var out = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            out += rest[..<open]
            let behind = rest[rest.index(after: open)...]
            let isTag = behind.first.map { $0.isASCII && ($0.isLetter || $0 == "/") } ?? false
            if isTag, let close = behind.firstIndex(of: ">") {
                rest = behind[behind.index(after: close)...]
            } else {
                out += "<"
                rest = behind
            }
        }
        return out + rest
    }
}
