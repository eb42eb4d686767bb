import LedePageExtraction

/// What an XML file holds, by its first element.
enum XMLFormat {
    /// The format of content with these first bytes; nil for other XML and non-XML.
    /// - Parameter fileName: if it announces XML, junk may precede it.
    static func format(_ start: ArraySlice<UInt8>, fileName: String) -> ArticleFormat? {
        let rest = start.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        let name = Compression.bareName(fileName).lowercased()
        let isNamed = [".xml", ".rss", ".atom", ".rdf", ".feed"].contains(where: name.hasSuffix)
        guard rest.first == UInt8(ascii: "<") || isNamed else { return nil }
        let text = String(decoding: rest, as: UTF8.self)
        guard let tag = firstElement(Array(text.utf8), hasJunk: isNamed) else {
            return isNamed && !name.hasSuffix(".xml") && !name.hasSuffix(".rdf") ? .feed : nil
        }
        let end = tag.firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") } ?? tag.endIndex
        let qualified = String(decoding: tag[tag.startIndex..<end], as: UTF8.self)
        switch qualified.split(separator: ":").last.map(String.init) {
        case "rss": return .feed
        case "feed": return text.contains("Atom") || text.contains("atom") ? .feed : nil
        case "RDF": return text.contains("purl.org/rss") || text.contains("netscape.com/rdf") ? .feed : nil
        case "mediawiki": return .mediawiki
        default: return nil
        }
    }

    /// The first start tag after declarations and comments, from its name on.
    private static func firstElement(_ bytes: [UInt8], hasJunk: Bool) -> ArraySlice<UInt8>? {
        var at = 0
        while let open = ByteSearch.firstIndex(of: UInt8(ascii: "<"), in: bytes, from: at) {
            if !hasJunk, bytes[at..<open].contains(where: { $0 > 0x20 }) { return nil }
            let next = bytes[(open + 1)...]
            if next.starts(with: "!--".utf8) {
                guard let close = next.firstRange(of: Array("-->".utf8)) else { return nil }
                at = close.upperBound
            } else if next.first == UInt8(ascii: "!") {
                // A declaration may hold others in brackets.
                var end = next.firstIndex { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: ">") } ?? bytes.endIndex
                if end < bytes.endIndex, bytes[end] == UInt8(ascii: "[") {
                    end = bytes[end...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.endIndex
                }
                guard let close = bytes[end...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
                at = close + 1
            } else if next.first == UInt8(ascii: "?") {
                guard let close = ByteSearch.firstIndex(of: UInt8(ascii: ">"), in: bytes, from: open) else { return nil }
                at = close + 1
            } else if let first = next.first, (0x41...0x5A).contains(first & 0xDF) {
                return next
            } else {
                at = open + 1
            }
        }
        return nil
    }
}
