import LedePageExtraction

/// The encoding that an HTML, XML or SGML document declares.
///
///     declaration := <?xml … encoding="NAME"?> | <meta charset="NAME"> | <meta … content="text/html; charset=NAME">
enum DeclaredEncoding {
    /// - Parameter start: the first bytes of the content.
    /// - Returns: nil if the content is not markup, or declares nothing known.
    static func encoding(in start: ArraySlice<UInt8>) -> TextEncoding? {
        guard start.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return nil }
        let bytes = start.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return name(behind: "encoding", in: bytes, after: "<?xml") ?? name(behind: "charset", in: bytes, after: "<meta")
    }

    /// The encoding named after `attribute` and an equals sign in the first tag beginning with `tag` that has it.
    private static func name(behind attribute: String, in bytes: [UInt8], after tag: String) -> TextEncoding? {
        let (tag, attribute) = (Array(tag.utf8), Array(attribute.utf8))
        var at = 0
        while let open = ByteSearch.firstIndex(of: UInt8(ascii: "<"), in: bytes, from: at) {
            at = open + 1
            guard bytes[open...].starts(with: tag) else { continue }
            let end = ByteSearch.firstIndex(of: UInt8(ascii: ">"), in: bytes, from: open) ?? bytes.count
            guard let place = bytes[open..<end].firstRange(of: attribute) else { continue }
            var value = bytes[place.upperBound..<end].drop { $0 <= 0x20 }
            guard value.popFirst() == UInt8(ascii: "=") else { continue }
            value = value.drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
            let name = value.prefix { $0 > 0x20 && !"\"';/?>".utf8.contains($0) }
            return TextEncoding(named: String(decoding: name, as: UTF8.self))
        }
        return nil
    }
}
